import numpy as np
from gradus import HeatMap, Lines
from reference import rotary_embedding


def figures():
    n, d = 16, 16
    rng = np.random.default_rng(2)
    q = rng.normal(size=d)
    k = q + 0.5 * rng.normal(size=d)
    products = rotary_embedding(np.tile(q, (n, 1))) @ rotary_embedding(np.tile(k, (n, 1))).T

    distances = np.arange(257)
    curves = {}
    for base in (100.0, 10_000.0, 500_000.0):
        turned = rotary_embedding(np.ones((257, 128)), base=base)
        curves[f"base {base:,.0f}"] = turned @ turned[0] / 128
    return {
        "distances": HeatMap(
            products,
            diverging=True,
            x_label="position of the key",
            y_label="position of the query",
            value_label="product",
        ),
        "decay": Lines(distances, curves, x_label="distance", y_label="product, 1 at distance 0"),
    }
