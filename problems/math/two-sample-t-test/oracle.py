"""scipy.special.betainc; scipy.stats.ttest_ind."""

import numpy as np

REQUIRES = ["scipy"]


def betainc(a, b, x):
    from scipy.special import betainc as scipy_betainc

    return float(scipy_betainc(a, b, x))


def two_sample_t_test(x, y, equal_var=True):
    from scipy.stats import ttest_ind

    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return NotImplemented
    unit = np.abs(x).max()
    x, y = x / unit, y / unit
    result = ttest_ind(x, y, equal_var=equal_var)
    pooled = (((x - x.mean()) ** 2).sum() + ((y - y.mean()) ** 2).sum()) / (len(x) + len(y) - 2)
    return float(result.statistic), float(result.df), float(result.pvalue), float((x.mean() - y.mean()) / pooled**0.5)
