# style: floor and ceil of exact fractions
from fractions import Fraction
from math import ceil, floor


def count_steps(n, batch_size, epochs, drop_last=False, accumulation=1, workers=1):
    if n < 0 or any(each < 1 for each in [batch_size, epochs, accumulation, workers]):
        raise ValueError
    rounded = floor if drop_last else ceil
    shard = rounded(Fraction(n, workers))
    steps = rounded(Fraction(shard, batch_size))
    seen = steps * batch_size if drop_last else shard
    last = seen - max(steps - 1, 0) * batch_size
    return (steps, epochs * ceil(Fraction(steps, accumulation)), epochs * workers * seen, last)
