import numpy as np
from gradus import HeatMap, Lines
from reference import attention


def figures():
    words = ["the", "cat", "sat", "on", "the", "mat"]
    kinds = np.random.default_rng(8).normal(size=(5, 8))
    X = kinds[[0, 1, 2, 3, 0, 4]]  # both "the" have the same embedding
    weights = attention(X, X, X)[1]

    rng = np.random.default_rng(3)
    sizes = [2**k for k in range(10)]
    largest = {"divided by the root of d": [], "not scaled": []}
    for d in sizes:
        Q, K = rng.normal(size=(200, 4, d)), rng.normal(size=(200, 32, d))
        for name, factor in zip(largest, (1.0, np.sqrt(d)), strict=True):
            largest[name].append(attention(factor * Q, K, K)[1].max(axis=-1).mean())
    return {
        "pattern": HeatMap(
            weights, row_labels=words, column_labels=words, x_label="key", y_label="query", value_label="weight"
        ),
        "scale": Lines(sizes, largest, x_scale="log", x_label="head size d", y_label="mean of the largest weight"),
    }
