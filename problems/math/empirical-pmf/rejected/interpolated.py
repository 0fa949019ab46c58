# verdict: wrong_answer
# entry: empirical_cdf
# group: example
# lesson: You draw straight lines between the observations. The function is a staircase: flat between them.
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
    return support, (counts + alpha) / divisor


def empirical_cdf(sample, x):
    sample = np.sort(observations(sample))
    if len(sample) == 0:
        raise ValueError("The sample is empty.")
    heights = np.arange(1, len(sample) + 1) / len(sample)
    at = np.searchsorted(sample, x, side="right") / len(sample)
    between = (x >= sample[0]) & (x <= sample[-1])
    return np.where(between, np.maximum(at, np.interp(x, sample, heights)), at)
