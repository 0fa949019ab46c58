# verdict: wrong_answer
# entry: js_divergence
# group: edge
# lesson: You check the sums alone. They may be 1 although an element is negative.
import numpy as np


def checked(p):
    """p in float64, or ValueError where its last axis holds no distribution."""
    p = np.asarray(p, dtype=np.float64)
    sums_to_one = np.abs(p.sum(axis=-1) - 1) <= 1e-6  # an empty sum is 0, and NaN compares as false
    if p.size == 0 or np.isnan(p).any() or not sums_to_one.all():
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
    return np.sqrt(js_divergence(distributions, weights, base))
