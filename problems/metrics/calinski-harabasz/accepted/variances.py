# style: variances of each cluster; what the clusters leave of the total is between them
import numpy as np


def _parts(X, labels):
    X, labels = np.array(X, dtype=float), np.array(labels)
    names = np.unique(labels)
    if labels.shape != X.shape[:1] or len(names) < 2 or len(names) == len(X):
        raise ValueError
    return X, [X[labels == name] for name in names]


def dispersion(X, labels):
    X, parts = _parts(X, labels)
    means = np.repeat([part.mean(axis=0) for part in parts], [len(part) for part in parts], axis=0)
    return {"within": sum(len(part) * part.var(axis=0).sum() for part in parts), "between": len(X) * means.var(0).sum()}


def calinski_harabasz_score(X, labels):
    X, parts = _parts(X, labels)
    if not np.ptp(X, axis=0).any():
        return 0
    if not any(np.ptp(part, axis=0).any() for part in parts):
        return float("inf")
    found = dispersion(X, labels)
    return found["between"] / found["within"] * (len(X) - len(parts)) / (len(parts) - 1)
