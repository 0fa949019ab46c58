"""Every index in exactly one part; over many draws, every split as often as any other."""

from collections import Counter
from math import factorial

import numpy as np

from gradus import binomial_interval

MOST_SPLITS = 60  # of which single ones are counted
FEW_DRAWS = 200  # with fewer the bounds exclude next to nothing
RARE = 1e9  # splits: a sorted one is no chance then


def train_val_test_split(inputs, output, expected, expect):
    parts = [np.asarray(part) for part in output]
    for name, part in zip(("train", "val", "test"), parts):
        if part.size and part.dtype.kind not in "iu":
            return f"{name} must hold integers, not {part.dtype}."
    n = inputs["n"]
    rows = [part if part.ndim == 2 else part[None] for part in parts]  # one row for each draw
    splits = []
    for draw in zip(*rows):
        together = np.sort(np.concatenate([part.astype(np.int64) for part in draw]))
        if len(together) != n or not np.array_equal(together, np.arange(n)):
            return f"Each of the indices 0 to {n - 1} must be in exactly one part."
        splits.append(tuple(tuple(sorted(int(each) for each in part)) for part in draw))
    if not splits:
        return None
    kinds = factorial(n)
    for part in splits[0]:
        kinds //= factorial(len(part))
    return randomness(splits, kinds)


def randomness(splits, kinds):
    first = splits[0]
    if kinds > RARE and [i for part in first for i in part] == list(range(sum(map(len, first)))):
        return "The parts hold the indices in order: the split is not random."
    if len(splits) < FEW_DRAWS or kinds > MOST_SPLITS:
        return None
    lowest, highest = binomial_interval(len(splits), 1 / kinds)
    counts = Counter(splits)
    if len(counts) < kinds and lowest > 0:
        return f"Only {len(counts)} of the {kinds} possible splits occur in {len(splits)} calls."
    if max(counts.values()) > highest or min(counts.values()) < lowest:
        return f"Not all splits are equally likely: one comes {max(counts.values())} times in {len(splits)} calls."
    return None
