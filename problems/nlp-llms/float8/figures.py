import numpy as np
from gradus import Lines
from reference import decode, encode


def figures():
    x = np.geomspace(1e-6, 1e6, 2400)
    curves = {}
    for fmt in ("e4m3", "e5m2"):
        back = decode(encode(x, fmt), fmt)
        error = np.abs(np.where(np.isfinite(back), back, 3 * x) - x) / x
        curves[fmt] = error.reshape(80, 30).max(axis=1)
    middle = x.reshape(80, 30)[:, 15]
    return {
        "error": Lines(
            middle, curves, x_label="number", y_label="largest relative error", x_scale="log", y_scale="log"
        )
    }
