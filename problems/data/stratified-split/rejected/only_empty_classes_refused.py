# verdict: wrong_answer
# entry: stratified_holdout
# group: edge
# lesson: You accept a class whose ideal number of samples is below 1 in one of the parts. It raises ValueError.
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
    if not 1 <= test_size <= n - 1 or counts.min() < 2:
        raise ValueError("The ideal share of each class must be at least one sample in both parts.")
    take, remainders = np.divmod(test_size * counts, n)  # (classes,)
    take[np.argsort(-remainders)[: test_size - take.sum()]] += 1

    order = rng.permutation(n)
    order = order[np.argsort(label[order], kind="stable")]
    place = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)  # of each sample within its class
    tested = place < np.repeat(take, counts)
    return order[~tested], order[tested]
