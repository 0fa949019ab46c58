# verdict: wrong_answer
# entry: update_covariance
# group: example
# lesson: You average the two means. Each counts with the number of its rows.
import numpy as np


def covariance(X, ddof=1, fweights=None, aweights=None):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    n, d = X.shape
    f = np.ones(n) if fweights is None else np.asarray(fweights, dtype=np.float64)
    a = np.ones(n) if aweights is None else np.asarray(aweights, dtype=np.float64)
    counts = f * a > 0
    X, a, w = X[counts], a[counts], (f * a)[counts]  # (n, d), (n,), (n,)
    if len(X) == 0:
        return np.full((d, d), np.nan), np.full((d, d), np.nan)
    total = w.sum()
    divisor = total - ddof * (w * a).sum() / total  # without aweights: total - ddof
    if divisor <= 0:
        return np.full((d, d), np.nan), np.full((d, d), np.nan)

    mean = (w[:, None] * X).sum(axis=0) / total  # (d,)
    constant = (X == X[0]).all(axis=0)  # (d,)
    centred = np.where(constant, 0.0, X - mean)  # (n, d)
    cov = (w[:, None] * centred).T @ centred / divisor  # (d, d)
    std = np.where(constant, np.nan, np.sqrt(np.diag(cov)))  # (d,)
    return cov, cov / std[:, None] / std  # one after the other: a product of two may underflow


def update_covariance(count, mean, scatter, batch):
    batch = np.asarray(batch, dtype=np.float64)  # (b, d)
    mean, scatter = np.array(mean, dtype=np.float64), np.array(scatter, dtype=np.float64)
    b = len(batch)
    if b == 0:
        return count, mean, scatter
    batch_mean = batch.mean(axis=0)  # (d,)
    centred = batch - batch_mean  # (b, d)
    shift = batch_mean - mean  # (d,)
    total = count + b
    between = count * b / total * np.outer(shift, shift)  # what the two means add
    return total, mean + shift / 2, scatter + centred.T @ centred + between
