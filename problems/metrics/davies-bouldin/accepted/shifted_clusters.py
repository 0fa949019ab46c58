# style: subtracts a sample first, one cluster after the other, the upper triangle alone
import numpy as np


def cluster_similarity(X, labels):
    X, labels = np.array(X, dtype=float), np.array(labels)
    names = np.unique(labels)
    if labels.shape != X.shape[:1] or len(names) < 2 or len(names) == len(X):
        raise ValueError
    X -= X[0].copy()
    parts = [X[labels == name] for name in names]
    centers = np.stack([part.mean(0) for part in parts])
    spread = np.array([np.sqrt(((part - c) ** 2).sum(1)).mean() for part, c in zip(parts, centers)])
    result = np.zeros((len(names), len(names)))
    for i in range(len(names)):
        for j in range(i):
            gap = np.hypot.reduce(centers[i] - centers[j])
            result[i, j] = result[j, i] = (spread[i] + spread[j]) / gap if gap > 0 else np.inf
    return result


def davies_bouldin_score(X, labels):
    return np.mean(np.sort(cluster_similarity(X, labels))[:, -1])
