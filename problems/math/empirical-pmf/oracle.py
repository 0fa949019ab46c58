"""numpy.unique for the frequencies, put in the order of the support; scipy.stats.ecdf."""

import numpy as np

REQUIRES = ["scipy"]


def empirical_pmf(sample, support=None, alpha=0.0):
    sample = np.asarray(sample, dtype=float)
    everything = sample if support is None else np.concatenate([sample, np.asarray(support, dtype=float)])
    values, inverse, counts = np.unique(everything, return_inverse=True, return_counts=True)
    if support is None:
        return values, (counts + alpha) / (len(sample) + alpha * len(values))
    place = inverse[len(sample) :]
    return np.asarray(support, dtype=float), (counts[place] - 1 + alpha) / (len(sample) + alpha * len(support))


def empirical_cdf(sample, x):
    from scipy.stats import ecdf

    return ecdf(np.asarray(sample, dtype=float)).cdf.evaluate(np.asarray(x, dtype=float))
