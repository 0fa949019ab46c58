# style: NumPy for the sizes, rng.choice without replacement for one part after the other
import numpy as np


def split_sizes(n, weights):
    w = np.array(weights, dtype=np.int64)
    if n < 0 or (w < 0).any() or w.sum() == 0:
        raise ValueError("bad arguments")
    sizes, rest = np.divmod(n * w, w.sum())
    sizes[np.argsort(-rest, kind="stable")[: n - sizes.sum()]] += 1
    return tuple(sizes)


def train_val_test_split(n, weights, rng):
    sizes = split_sizes(n, weights)
    free = np.arange(n)
    parts = []
    for size in sizes:
        part = rng.choice(free, size=size, replace=False)
        free = np.setdiff1d(free, part)
        parts.append(part)
    return tuple(parts)
