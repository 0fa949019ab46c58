# style: a loop over batches, recurrences for the predictive, bisection until nothing changes
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
    rows = []
    for successes, trials in batches.tolist():
        if not 0 <= successes <= trials:
            raise ValueError("batch")
        a, b = a + successes, b + trials - successes
        rows.append([float(a), float(b)])
    return np.array(rows).reshape(-1, 2)


def bisect(f, target):
    left, right = 0.0, 1.0
    while True:
        mid = 0.5 * (left + right)
        if mid in (left, right) or right - left < 1e-14 * right:
            return mid
        left, right = (mid, right) if f(mid) < target else (left, mid)


def summarise(a, b, level=0.95):
    if level <= 0 or level >= 1:
        raise ValueError("level")
    if a == b == 1 or max(a, b) < 1:
        best = math.nan
    elif min(a, b) > 1:
        best = (a - 1) / (a - 1 + b - 1)
    else:
        best = float(a > b)
    low, high = (bisect(lambda x: betainc(a, b, x), p) for p in (0.5 - level / 2, 0.5 + level / 2))
    return a / (a + b), best, low, high


def predictive(a, b, n):
    """From the ratio of neighbours, in logarithms."""
    logs = [0.0]
    for k in range(n):
        logs.append(logs[-1] + math.log((n - k) * (a + k)) - math.log((k + 1) * (b + n - k - 1)))
    weights = np.exp(np.array(logs) - max(logs))
    return weights / weights.sum()
