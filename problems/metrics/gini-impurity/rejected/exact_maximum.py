# verdict: wrong_answer
# entry: best_split
# group: edge
# lesson: You take the place of the exact maximum, where rounding decides between ties. Take the lowest threshold whose
# gain is within 1e-12 of it.
import numpy as np


def gini_impurity(y, sample_weight=None):
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    weight = np.ones(len(index)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    total = weight.sum()
    if total == 0:
        raise ValueError("No sample has a positive weight.")
    shares = np.bincount(index, weights=weight) / total  # (K,)
    return 1 - (shares**2).sum()


def best_split(x, y):
    x = np.asarray(x, dtype=np.float64)
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    n, order = len(x), np.argsort(x)
    x = x[order]
    one_hot = index[order, None] == np.arange(len(classes))  # (n, K)
    left = np.cumsum(one_hot, axis=0)[:-1]  # (n - 1, K), the classes of the first 1, 2, ... samples
    right = one_hot.sum(axis=0) - left  # (n - 1, K)
    n_left = np.arange(1, n)
    n_right = n - n_left
    gini_left = 1 - ((left / n_left[:, None]) ** 2).sum(axis=1)  # (n - 1,)
    gini_right = 1 - ((right / n_right[:, None]) ** 2).sum(axis=1)  # (n - 1,)
    gains = gini_impurity(y) - (n_left * gini_left + n_right * gini_right) / n  # (n - 1,)

    (places,) = np.nonzero(x[1:] > x[:-1])  # no threshold separates equal values
    if len(places) == 0:
        return None, 0.0
    first = places[np.argmax(gains[places])]
    return (x[first] + x[first + 1]) / 2, gains[first]
