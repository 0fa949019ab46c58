# style: np.unique, counts put in place by a dictionary; cumulative sums of the counts
import numpy as np


def empirical_pmf(sample, support=None, alpha=0.0):
    if np.isnan(sample).any() or alpha < 0:
        raise ValueError
    found, counts = np.unique(sample.astype(float), return_counts=True)
    values = found if support is None else support.astype(float)
    place = {v: i for i, v in enumerate(values.tolist())}
    if len(place) < len(values) or any(v not in place for v in found.tolist()):
        raise ValueError
    n_v = np.zeros(len(values))
    for v, c in zip(found.tolist(), counts):
        n_v[place[v]] = c
    total = n_v.sum() + alpha * len(values)
    if not total:
        raise ValueError
    return values, (n_v + alpha) / total


def empirical_cdf(sample, x):
    if not len(sample) or np.isnan(sample).any():
        raise ValueError
    values, counts = np.unique(sample.astype(float), return_counts=True)
    steps = np.concatenate([[0.0], np.cumsum(counts)]) / len(sample)
    return steps[np.searchsorted(values, x.astype(float), side="right")]
