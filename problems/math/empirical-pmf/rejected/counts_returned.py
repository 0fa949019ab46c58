# verdict: wrong_answer
# entry: empirical_pmf
# group: example
# lesson: You return counts. Divide by their sum.
import numpy as np


def observations(sample):
    sample = np.asarray(sample, dtype=np.float64)
    if np.isnan(sample).any():
        raise ValueError("The sample holds a NaN.")
    return sample


def empirical_pmf(sample, support=None, alpha=0.0):
    sample = observations(sample)  # (n,)
    if support is None:
        support = np.unique(sample)
    support = np.asarray(support, dtype=np.float64)  # (K,)
    counts = (support[:, None] == sample).sum(axis=1)  # (K,)
    if len(np.unique(support)) < len(support) or counts.sum() < len(sample):
        raise ValueError("The support must hold each value once, and all observations.")
    divisor = len(sample) + alpha * len(support)
    if alpha < 0 or divisor == 0:
        raise ValueError("alpha must not be negative, and something must have been seen or added.")
    return support, counts + alpha


def empirical_cdf(sample, x):
    sample = np.sort(observations(sample))
    if len(sample) == 0:
        raise ValueError("The sample is empty.")
    return np.searchsorted(sample, x, side="right") / len(sample)  # right of equals: they count as at most x
