"""The best of all triples of sizes, with exact fractions; a split from sorted random keys, dealt out by size."""

REQUIRES = []


def split_sizes(n, weights):
    from fractions import Fraction
    from itertools import product

    ideal = [Fraction(n * w, sum(weights)) for w in weights]
    near = product(*[[int(q), int(q) + 1] for q in ideal])
    fitting = [sizes for sizes in near if sum(sizes) == n]

    def off(sizes):
        return sum(abs(size - q) for size, q in zip(sizes, ideal)), [-size for size in sizes]

    return min(fitting, key=off)


def train_val_test_split(n, weights, rng):
    import numpy as np

    sizes = split_sizes(n, weights)
    keys = rng.random(n)
    part = np.repeat([0, 1, 2], sizes)
    by_key = np.argsort(keys)
    return tuple(np.sort(by_key[part == k]) for k in range(3))
