# style: lists and loops, one sample and one unit at a time
import math

import numpy as np


def _apply(name, v):
    if name == "identity":
        return v
    if name == "relu":
        return v if v > 0 else 0.0
    if name == "tanh":
        return math.tanh(v)
    if name == "sigmoid":
        return 1 / (1 + math.exp(-v)) if v >= 0 else 1 - 1 / (1 + math.exp(v))
    raise ValueError(name)


def mlp_forward(x, weights, biases, activations):
    if len({len(weights), len(biases), len(activations)}) > 1:
        raise ValueError("lengths")
    for name in activations:
        _apply(name, 0.0)
    rows, kept = x.tolist(), []
    for w, b, name in zip(weights, biases, activations):
        new = []
        for row in rows:
            new.append(
                [_apply(name, sum(v * float(w[i, j]) for i, v in enumerate(row)) + float(b[j])) for j in range(len(b))]
            )
        rows = new
        kept.append(np.array(rows, dtype=float).reshape(len(x), len(b)))
    return kept[-1], kept
