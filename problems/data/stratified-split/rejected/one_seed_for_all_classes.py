# verdict: wrong_answer
# entry: stratified_kfold
# group: edge
# lesson: You shuffle each class with the same random numbers, so samples of different classes are always together. Draw
# on from one generator, and give no class a seed.
import numpy as np


def stratified_kfold(y, k, rng):
    _, label, counts = np.unique(y, return_inverse=True, return_counts=True)  # classes become 0, 1, ...
    if k < 2 or counts.min() < k:
        raise ValueError("k must be at least 2, and each class needs k samples.")
    seed = int(rng.integers(2**32))
    order = [np.random.default_rng(seed).permutation(np.flatnonzero(label == c)) for c in range(len(counts))]
    order = np.concatenate(order)
    return [order[fold::k] for fold in range(k)]  # dealt out like cards


def stratified_holdout(y, test_size, rng):
    _, label, counts = np.unique(y, return_inverse=True, return_counts=True)
    n = len(label)
    if min(test_size, n - test_size) * counts.min() < n:
        raise ValueError("The ideal share of each class must be at least one sample in both parts.")
    take, remainders = np.divmod(test_size * counts, n)  # (classes,)
    take[np.argsort(-remainders)[: test_size - take.sum()]] += 1

    order = rng.permutation(n)
    order = order[np.argsort(label[order], kind="stable")]
    place = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)  # of each sample within its class
    tested = place < np.repeat(take, counts)
    return order[~tested], order[tested]
