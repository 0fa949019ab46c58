import math

import numpy as np


def betainc(a: float, b: float, x: float) -> float:
    """P(theta <= x) under Beta(a, b), for x from 0 to 1. Given: nothing to do here."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    flipped = x > (a + 1) / (a + b + 2)
    if flipped:
        a, b, x = b, a, 1 - x
    value = 1.0
    for m in range(8 + int(4 * math.sqrt(max(a, b))), 0, -1):  # a continued fraction, from the inside out
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m - 1) * (a + b + m - 1) * x / ((a + 2 * m - 2) * (a + 2 * m - 1))
        value = 1 + odd / (1 + even / value)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    tail = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a / value
    return 1 - tail if flipped else tail


def update(a: float, b: float, batches: np.ndarray) -> np.ndarray:
    """The parameters of the posterior after each batch, shape (t, 2).

    a, b: parameters of the prior.
    batches: successes and trials of each batch, integers, shape (t, 2); ValueError where they are impossible.
    """
    raise NotImplementedError


def summarise(a: float, b: float, level: float = 0.95) -> tuple[float, float, float, float]:
    """Mean, mode and equal-tailed credible interval of Beta(a, b).

    level: the probability of the interval, above 0 and below 1, or ValueError.
    Returns (mean, mode, low, high); the mode is NaN where there is no single one.
    """
    raise NotImplementedError


def predictive(a: float, b: float, n: int) -> np.ndarray:
    """The probabilities of 0 to n successes in n further trials, shape (n + 1,)."""
    raise NotImplementedError
