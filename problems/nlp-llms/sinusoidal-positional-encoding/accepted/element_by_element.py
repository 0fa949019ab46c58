# style: one element at a time with the math module
import math

import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    if min(length, offset) < 0 or dim <= 0:
        raise ValueError("length, offset or dim")
    rows = []
    for position in range(offset, offset + length):
        row = []
        for column in range(dim):
            angle = position / math.pow(base, (column - column % 2) / dim)
            row.append(math.cos(angle) if column % 2 else math.sin(angle))
        rows.append(row)
    return np.array(rows).reshape(length, dim)
