# style: quotas as fractions, one left-over sample at a time, a split by the ranks of random keys
from fractions import Fraction

import numpy as np


def split_sizes(n, weights):
    if n < 0 or any(w < 0 for w in weights) or not any(weights):
        raise ValueError
    quotas = [Fraction(n * w, sum(weights)) for w in weights]
    sizes = [int(q) for q in quotas]
    while sum(sizes) < n:
        lost = [q - size for q, size in zip(quotas, sizes)]
        sizes[lost.index(max(lost))] += 1
    return sizes[0], sizes[1], sizes[2]


def train_val_test_split(n, weights, rng):
    a, b, _ = split_sizes(n, weights)
    ranks = np.argsort(np.argsort(rng.random(n)))
    return np.where(ranks < a)[0], np.where((ranks >= a) & (ranks < a + b))[0], np.where(ranks >= a + b)[0]
