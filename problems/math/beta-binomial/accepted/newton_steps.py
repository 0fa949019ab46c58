# style: cumulative sums, secant steps kept within the bracket, math.comb
import math

import numpy as np


def betainc(a, b, x):
    """As given in the starter."""
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


def update(a, b, batches):
    s, t = batches.astype(int).T
    if (s < 0).any() or (s > t).any():
        raise ValueError
    return np.stack([np.cumsum(s) + a, np.cumsum(t - s) + b], axis=1).astype(float)


def quantile(a, b, p):
    low, high = 0.0, 1.0
    x = a / (a + b)
    for _ in range(200):
        gap = betainc(a, b, x) - p
        low, high = (x, high) if gap < 0 else (low, x)
        log_density = (a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - math.lgamma(a) - math.lgamma(b)
        step = gap / math.exp(log_density + math.lgamma(a + b))
        if abs(step) < 1e-14 * x:
            break
        x = x - step if low < x - step < high else (low + high) / 2
    return x


def summarise(a, b, level=0.95):
    if not (level > 0 and level < 1):
        raise ValueError
    peak = {(1, 1): lambda: (a - 1) / (a + b - 2), (1, 0): lambda: 1.0, (1, -1): lambda: 1.0, (0, -1): lambda: 1.0,
            (0, 1): lambda: 0.0, (-1, 1): lambda: 0.0, (-1, 0): lambda: 0.0}
    found = peak.get((int(np.sign(a - 1)), int(np.sign(b - 1))), lambda: math.nan)()
    return a / (a + b), found, quantile(a, b, (1 - level) / 2), quantile(a, b, (1 + level) / 2)


def predictive(a, b, n):
    def log_beta(p, q):
        return math.lgamma(p) + math.lgamma(q) - math.lgamma(p + q)

    return [math.exp(math.log(math.comb(n, k)) + log_beta(a + k, b + n - k) - log_beta(a, b)) for k in range(n + 1)]
