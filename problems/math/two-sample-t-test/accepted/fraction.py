# style: a continued fraction from the inside out; NumPy for the moments, after scaling
import math

import numpy as np


def fraction(a, b, x):
    """The continued fraction of I_x(a, b), from the inside out."""
    value = 1.0
    for m in range(300, 0, -1):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m - 1) * (a + b + m - 1) * x / ((a + 2 * m - 2) * (a + 2 * m - 1))
        value = 1 + odd / (1 + even / value)
    log_front = a * math.log(x) + b * math.log1p(-x) - math.lgamma(a) - math.lgamma(b) + math.lgamma(a + b)
    return math.exp(log_front) / a / value


def betainc(a, b, x):
    if not min(a, b) > 0 or not 0 <= x <= 1:
        raise ValueError
    if x * (1 - x) == 0:
        return float(x)
    if x <= a / (a + b):
        return fraction(a, b, x)
    return 1.0 - fraction(b, a, 1.0 - x)


def two_sample_t_test(x, y, equal_var=True):
    if x.size < 2 or y.size < 2:
        raise ValueError
    x, y = x.astype(float), y.astype(float)
    unit = max(abs(x).max(), abs(y).max()) or 1.0
    x, y = x / unit, y / unit
    var = np.array([0.0 if np.ptp(s) == 0 else np.var(s, ddof=1) for s in (x, y)])
    n = np.array([x.size, y.size])
    mean = [s[0] if np.ptp(s) == 0 else s.mean() for s in (x, y)]
    pooled = (var * (n - 1)).sum() / (n.sum() - 2)
    errors = (pooled if equal_var else var) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        df = float(n.sum() - 2) if equal_var else errors.sum() ** 2 / (errors**2 / (n - 1)).sum()
        t = (mean[0] - mean[1]) / np.sqrt(errors.sum())
        d = (mean[0] - mean[1]) / np.sqrt(pooled)
    if pooled == 0:
        return t, df, 0.0 if np.isinf(t) else np.nan, d
    return t, df, betainc(df / 2, 0.5, float(df / (df + t**2))), d
