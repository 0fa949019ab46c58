import numpy as np
from gradus import HeatMap, Lines
from reference import sinusoidal_encoding


def figures():
    table = sinusoidal_encoding(48, 32)
    distances = np.arange(129)
    curves = {}
    for base in (100.0, 10_000.0, 1_000_000.0):
        encoding = sinusoidal_encoding(129, 128, base=base)
        curves[f"base {base:,.0f}"] = encoding @ encoding[0] / (encoding[0] @ encoding[0])
    return {
        "encoding": HeatMap(table, diverging=True, x_label="column", y_label="position", value_label="value"),
        "similarity": Lines(distances, curves, x_label="distance", y_label="product, 1 at distance 0"),
    }
