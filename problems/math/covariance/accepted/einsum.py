# style: einsum over standardised columns; the update as a merge of two groups
import numpy as np


def covariance(X, ddof=1, fweights=None, aweights=None):
    X = np.array(X, dtype=float)
    n, d = X.shape
    a = np.broadcast_to(1.0 if aweights is None else np.array(aweights, dtype=float), (n,))
    w = a * (1.0 if fweights is None else np.array(fweights, dtype=float))
    X, a, w = X[w != 0], a[w != 0], w[w != 0]
    total = w.sum()
    if total == 0 or total - ddof * np.dot(w, a) / total <= 0:
        return np.full((2, d, d), np.nan)
    X = X - X[0]
    X = X - np.average(X, axis=0, weights=w)
    cov = np.einsum("i,ij,ik->jk", w, X, X) / (total - ddof * np.dot(w, a) / total)
    s = np.sqrt(np.diag(cov))
    with np.errstate(invalid="ignore"):
        return cov, (cov / s) / s[:, None]


def update_covariance(count, mean, scatter, batch):
    groups = [(count, np.array(mean, dtype=float), np.array(scatter, dtype=float))]
    if len(batch):
        rows = np.array(batch, dtype=float)
        groups.append((len(rows), rows.mean(0), np.cov(rows.T, ddof=0).reshape(np.shape(scatter)) * len(rows)))
    total = sum(n for n, _, _ in groups)
    if total == 0:
        return groups[0]
    origin = groups[-1][1]
    centre = sum(n * (m - origin) for n, m, _ in groups) / total
    spread = sum(s + n * np.outer(m - origin - centre, m - origin - centre) for n, m, s in groups)
    return total, origin + centre, spread
