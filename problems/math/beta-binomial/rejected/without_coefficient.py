# verdict: wrong_answer
# entry: predictive
# group: example
# lesson: You leave out the binomial coefficient: the order of successes and failures does not matter.
import math

import numpy as np


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def lower_tail(a, b, x):
    """P(theta <= x) where x is at most the mean, by a series of positive terms."""
    k = np.arange(int(40 * (a + b) / b))  # the terms shrink by x (a + b + k) / (a + 1 + k), which is slow near x = 1
    series = 1 + np.cumprod((a + b + k) / (a + 1 + k) * x).sum()
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta(a, b)) / a * series


def betainc(a, b, x):
    """The same numbers as the starter's, in fewer lines."""
    return lower_tail(a, b, x) if x <= a / (a + b) else 1 - lower_tail(b, a, 1 - x)


def update(a, b, batches):
    batches = np.asarray(batches, dtype=np.float64)  # (t, 2)
    failures = batches[:, 1] - batches[:, 0]
    if (batches < 0).any() or (failures < 0).any():
        raise ValueError("A batch has from 0 to all of its trials as successes.")
    return np.column_stack([a + batches[:, 0].cumsum(), b + failures.cumsum()])


def mode(a, b):
    if a > 1 and b > 1:
        return (a - 1) / (a + b - 2)
    if a >= 1 > b or a > 1 >= b:  # the density rises all the way
        return 1.0
    if b >= 1 > a or b > 1 >= a:  # it falls
        return 0.0
    return math.nan


def quantile(a, b, probability):
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if betainc(a, b, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def summarise(a, b, level=0.95):
    if not 0 < level < 1:
        raise ValueError("The level must be above 0 and below 1.")
    outside = (1 - level) / 2
    return a / (a + b), mode(a, b), quantile(a, b, outside), 1 - quantile(b, a, outside)


def predictive(a, b, n):
    # the binomial coefficient is 1 / ((n + 1) B(k + 1, n - k + 1))
    return np.exp([log_beta(a + k, b + n - k) - log_beta(a, b) for k in range(n + 1)])
