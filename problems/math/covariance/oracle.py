"""numpy.cov, and its correlation; Welford's update row by row."""

import numpy as np

REQUIRES = []


def covariance(X, ddof=1, fweights=None, aweights=None):
    X = np.asarray(X, dtype=float)
    w = np.ones(len(X)) if fweights is None else np.asarray(fweights, dtype=float)
    w = w if aweights is None else w * np.asarray(aweights, dtype=float)
    counted = X[w > 0]
    if len(counted) == 0 or (counted == counted[0]).all(axis=0).any():
        return NotImplemented
    divisor = w.sum() - ddof * (w * (1 if aweights is None else np.asarray(aweights, dtype=float))).sum() / w.sum()
    if divisor <= 0:
        return NotImplemented
    fweights = None if fweights is None else np.asarray(fweights, dtype=int)
    cov = np.atleast_2d(np.cov(X, rowvar=False, ddof=ddof, fweights=fweights, aweights=aweights))
    spread = np.sqrt(np.diag(cov))
    return cov, cov / spread[:, None] / spread


def update_covariance(count, mean, scatter, batch):
    mean, scatter = np.array(mean, dtype=float), np.array(scatter, dtype=float)
    for row in np.asarray(batch, dtype=float):
        count += 1
        before = row - mean
        mean = mean + before / count
        scatter = scatter + np.outer(before, row - mean)
    return count, mean, scatter
