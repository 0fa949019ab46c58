# verdict: wrong_answer
# entry: two_sample_t_test
# group: example
# lesson: You pool the variances as if the samples were of one size. Weight each with its degrees of freedom.
import math

import numpy as np

TERMS = 16_000  # of the series; it needs about 40 (a + b) / b of them at the mean


def lower_tail(a, b, x):
    """I_x(a, b) where x is at most the mean a / (a + b)."""
    k = np.arange(TERMS)
    series = 1 + np.cumprod((a + b + k) / (a + 1 + k) * x).sum()  # all terms are positive
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a * series


def betainc(a, b, x):
    if not (a > 0 and b > 0 and 0 <= x <= 1):
        raise ValueError("a and b must be positive, and x within 0 and 1.")
    if x in (0, 1):
        return float(x)
    return lower_tail(a, b, x) if x <= a / (a + b) else 1 - lower_tail(b, a, 1 - x)


def variance(x):
    return 0.0 if (x == x[0]).all() else x.var(ddof=1)  # the mean of equal elements may differ from them by rounding


def two_sample_t_test(x, y, equal_var=True):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n1, n2 = len(x), len(y)
    if min(n1, n2) < 2:
        raise ValueError("A variance needs two observations.")
    var1, var2 = variance(x), variance(y)
    pooled = (var1 + var2) / 2
    difference = 0.0 if pooled == 0 and x[0] == y[0] else x.mean() - y.mean()
    if equal_var:
        squared_error, df = pooled * (1 / n1 + 1 / n2), float(n1 + n2 - 2)
    else:
        squared_error, df = var1 / n1 + var2 / n2, math.nan
        if squared_error > 0:
            share = var1 / n1 / squared_error  # squares of variances may underflow, those of shares do not
            df = 1 / (share**2 / (n1 - 1) + (1 - share) ** 2 / (n2 - 1))
    if pooled == 0:
        statistic = math.copysign(math.inf, difference) if difference else math.nan
        return statistic, df, 0.0 if difference else math.nan, statistic
    statistic = difference / math.sqrt(squared_error)
    pvalue = betainc(df / 2, 0.5, df / (df + statistic**2))
    return statistic, df, pvalue, difference / math.sqrt(pooled)
