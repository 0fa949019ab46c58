# style: one block of distances for each pair of clusters, in the form 1 - a / b or b / a - 1
import numpy as np


def silhouette_samples(X, labels):
    X, labels = np.array(X, dtype=float), np.array(labels)
    names = sorted(set(labels.tolist()))
    if len(labels) != len(X) or len(names) < 2 or len(names) == len(X):
        raise ValueError
    s = np.zeros(len(X))
    for name in names:
        own = labels == name
        if own.sum() == 1:
            continue
        mean = {}
        for other in names:
            block = X[own, np.newaxis] - X[labels == other]
            mean[other] = np.sqrt((block * block).sum(-1)).mean(1)
        a = mean.pop(name) * own.sum() / (own.sum() - 1)
        b = np.min(list(mean.values()), axis=0)
        ratio = np.minimum(a, b) / np.where(np.maximum(a, b) > 0, np.maximum(a, b), 1)
        s[own] = np.where(a == b, 0.0, np.where(a < b, 1 - ratio, ratio - 1))
    return s


def silhouette_score(X, labels):
    return float(np.average(silhouette_samples(X, labels)))
