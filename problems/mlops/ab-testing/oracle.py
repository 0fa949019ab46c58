"""scipy.stats: chisquare, chi2_contingency without correction (its statistic is z squared), and normal quantiles."""

REQUIRES = ["scipy"]


def sample_size(baseline, effect, alpha=0.05, power=0.8):
    import math

    from scipy.stats import norm

    def power_of(n):  # of the test with unpooled variances, one side
        rates = baseline, baseline + effect
        error = math.sqrt(sum(rate * (1 - rate) for rate in rates) / n)
        return norm.sf(norm.isf(alpha / 2) - abs(effect) / error)

    low, high = 0, 1
    while power_of(high) < power:
        low, high = high, 2 * high
    while high - low > 1:  # bisection over whole users
        middle = (low + high) // 2
        low, high = (low, middle) if power_of(middle) >= power else (middle, high)
    return high


def srm_p_value(n_a, n_b, share_a=0.5):
    from scipy.stats import chisquare

    total = n_a + n_b
    return float(chisquare([n_a, n_b], [share_a * total, (1 - share_a) * total]).pvalue)


def two_proportion_test(x_a, n_a, x_b, n_b, confidence=0.95):
    import numpy as np
    from scipy.stats import chi2_contingency, norm

    p_a, p_b = x_a / n_a, x_b / n_b
    table = np.array([[x_a, n_a - x_a], [x_b, n_b - x_b]])
    if (table.sum(axis=0) == 0).any():
        z, p_value = 0.0, 1.0
    else:
        result = chi2_contingency(table, correction=False)
        z, p_value = float(np.sign(p_b - p_a) * np.sqrt(result.statistic)), float(result.pvalue)
    scale = np.sqrt(p_a * (1 - p_a) / n_a + p_b * (1 - p_b) / n_b)
    low, high = norm.interval(confidence, loc=p_b - p_a, scale=scale) if scale else (p_b - p_a, p_b - p_a)
    return z, p_value, float(low), float(high)
