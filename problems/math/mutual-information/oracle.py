"""scipy.special.rel_entr and scipy.stats.entropy for a table; sklearn.metrics for samples."""

import numpy as np

REQUIRES = ["scipy", "sklearn"]


def mutual_information(joint, base=None):
    from scipy.special import rel_entr
    from scipy.stats import entropy

    p = np.asarray(joint, dtype=float)
    p = p / p.sum()
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    nats = rel_entr(p, np.outer(rows, columns)).sum()
    mean = (entropy(rows) + entropy(columns)) / 2
    return float(nats / np.log(np.e if base is None else base)), float(nats / mean) if mean > 0 else 1.0


def information_gain(X, y, base=None):
    from sklearn.metrics import mutual_info_score, normalized_mutual_info_score

    gains = np.array([mutual_info_score(column, y) for column in X.T]) / np.log(np.e if base is None else base)
    return gains, np.array([normalized_mutual_info_score(column, y) for column in X.T])
