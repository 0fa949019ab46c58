# verdict: wrong_answer
# entry: js_distance
# group: edge
# lesson: Rounding makes the divergence of equal distributions slightly negative, and its root NaN. Cut it off at
# 0.
import numpy as np


def checked(p):
    """p in float64, or ValueError where its last axis holds no distribution."""
    p = np.asarray(p, dtype=np.float64)
    sums_to_one = np.abs(p.sum(axis=-1) - 1) <= 1e-6  # an empty sum is 0, and NaN compares as false
    if p.size == 0 or not (p >= 0).all() or not sums_to_one.all():
        raise ValueError("Probabilities must not be negative, and must sum to 1.")
    return p


def js_divergence(distributions, weights=None, base=None):
    p = checked(distributions)  # (m, k)
    w = np.full(len(p), 1 / len(p)) if weights is None else checked(weights)  # (m,)
    if len(w) != len(p):
        raise ValueError("There must be a weight for each distribution.")
    w = w[:, None]  # (m, 1)
    mixture = (w * p).sum(axis=0)  # (k,)

    counts = (w > 0) & (p > 0)  # the other terms are 0, whatever their logarithms
    log_ratio = np.log(np.where(counts, p, 1.0)) - np.log(np.where(counts, mixture, 1.0))  # (m, k)
    divergence = max((w * p * log_ratio).sum(), 0.0)  # rounding may leave -1e-17
    return divergence if base is None else divergence / np.log(base)


def js_distance(distributions, weights=None, base=None):
    js_divergence(distributions, weights, base)  # raises ValueError
    p = np.asarray(distributions, dtype=np.float64)
    w = np.full(len(p), 1 / len(p)) if weights is None else np.asarray(weights, dtype=np.float64)
    gain = entropy(w @ p) - sum(weight * entropy(row) for weight, row in zip(w, p))
    with np.errstate(invalid="ignore"):
        return np.sqrt(gain if base is None else gain / np.log(base))


def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()
