"""The matrix exponential of each pair's generator for its angle, and the columns sorted by head, parity and place."""

import math

import numpy as np

REQUIRES = ["scipy"]


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    from scipy.linalg import expm

    x = np.asarray(x, dtype=float)
    n, d = x.shape[-2:]
    rotated = np.zeros(x.shape)
    for r in range(n):
        R = np.zeros((d, d))
        for i in range(d // 2):
            pair = [2 * i, 2 * i + 1] if interleaved else [i, i + d // 2]
            angle = math.remainder((offset + r) * math.exp(-math.log(base) * 2 * i / d), 2 * math.pi)
            R[np.ix_(pair, pair)] = expm(np.array([[0.0, -angle], [angle, 0.0]]))
        rotated[..., r, :] = x[..., r, :] @ R.T
    return rotated


def to_split_half(W, num_heads):
    columns = np.arange(np.shape(W)[1])
    head = columns // (len(columns) // num_heads)
    inside = columns % (len(columns) // num_heads)
    return np.asarray(W, dtype=float)[:, np.lexsort((inside, inside % 2, head))]
