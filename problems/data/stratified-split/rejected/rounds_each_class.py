# verdict: wrong_answer
# entry: stratified_holdout
# group: example, edge
# lesson: You round the ideal of each class on its own, so test need not have test_size samples. Round down, and add
# what is missing.
import numpy as np


def stratified_kfold(y, k, rng):
    _, label, counts = np.unique(y, return_inverse=True, return_counts=True)  # classes become 0, 1, ...
    if k < 2 or counts.min() < k:
        raise ValueError("k must be at least 2, and each class needs k samples.")
    order = rng.permutation(len(label))
    order = order[np.argsort(label[order], kind="stable")]  # class after class, shuffled within each
    return [order[fold::k] for fold in range(k)]  # dealt out like cards


def stratified_holdout(y, test_size, rng):
    _, label, counts = np.unique(y, return_inverse=True, return_counts=True)
    n = len(label)
    if min(test_size, n - test_size) * counts.min() < n:
        raise ValueError("The ideal share of each class must be at least one sample in both parts.")
    take = np.round(test_size * counts / n).astype(int)

    order = rng.permutation(n)
    order = order[np.argsort(label[order], kind="stable")]
    place = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)  # of each sample within its class
    tested = place < np.repeat(take, counts)
    return order[~tested], order[tested]
