# style: the modified Lentz algorithm, sums by math.fsum
import math


def lentz(a, b, x):
    tiny = 1e-300
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    h = d
    for m in range(1, 2000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + numerator * d
            c = 1.0 + numerator / c
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            h *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return h


def betainc(a, b, x):
    if a <= 0 or b <= 0 or x < 0 or x > 1:
        raise ValueError("domain")
    if x == 0 or x == 1:
        return 1.0 if x else 0.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * lentz(a, b, x) / a
    return 1.0 - front * lentz(b, a, 1.0 - x) / b


def moments(sample):
    values = [float(v) for v in sample]
    n = len(values)
    if n < 2:
        raise ValueError("two observations")
    if min(values) == max(values):
        return n, values[0], 0.0
    mean = math.fsum(values) / n
    return n, mean, math.fsum((v - mean) ** 2 for v in values) / (n - 1)


def two_sample_t_test(x, y, equal_var=True):
    (n, mean_x, var_x), (m, mean_y, var_y) = moments(x), moments(y)
    pooled = ((n - 1) * var_x + (m - 1) * var_y) / (n + m - 2)
    a, b = var_x / n, var_y / m
    df = float(n + m - 2)
    if not equal_var:
        scale = max(a, b)
        df = math.nan
        if scale:
            df = (a / scale + b / scale) ** 2 / ((a / scale) ** 2 / (n - 1) + (b / scale) ** 2 / (m - 1))
    gap = mean_x - mean_y
    if pooled == 0:
        sign = math.inf if gap > 0 else -math.inf if gap < 0 else math.nan
        return sign, df, 0.0 if gap else math.nan, sign
    t = gap / math.sqrt(pooled / n + pooled / m if equal_var else a + b)
    return t, df, betainc(0.5 * df, 0.5, df / (df + t * t)), gap / math.sqrt(pooled)
