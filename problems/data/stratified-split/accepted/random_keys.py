# style: sorts by label and random keys at once, folds numbered by ranks; the extra samples go to classes by chance
import numpy as np


def stratified_kfold(y, k, rng):
    label = np.unique(np.array(y), return_inverse=True)[1].reshape(-1)
    if k < 2 or any((label == c).sum() < k for c in range(label.max() + 1)):
        raise ValueError
    fold = np.empty(len(label), dtype=int)
    fold[np.lexsort((rng.random(len(label)), label))] = np.arange(len(label)) % k
    fold = rng.permutation(k)[fold]
    return [np.flatnonzero(fold == f) for f in range(k)]


def stratified_holdout(y, test_size, rng):
    names, counts = np.unique(np.array(y), return_counts=True)
    n = counts.sum()
    ideal = test_size * counts
    if (ideal < n).any() or ((n - test_size) * counts < n).any():
        raise ValueError
    take = ideal // n
    uneven = np.flatnonzero(ideal % n)
    take[rng.permutation(uneven)[: test_size - take.sum()]] += 1
    test = np.concatenate([rng.choice(np.flatnonzero(np.array(y) == c), t, replace=False) for c, t in zip(names, take)])
    return np.setdiff1d(np.arange(n), test), test
