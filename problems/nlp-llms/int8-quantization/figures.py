import numpy as np
from gradus import Bars, Steps
from reference import dequantize, quantize


def error(x, **how):
    return float(np.sqrt(np.mean((dequantize(*quantize(x, **how)) - x) ** 2)))


def figures():
    rng = np.random.default_rng(8)
    weights = rng.normal(size=(16, 64)) * np.geomspace(0.02, 1.0, 16)[:, None]
    activations = np.maximum(rng.normal(size=(16, 64)), 0.0)
    ways = {
        "symmetric": {},
        "affine": {"symmetric": False},
        "symmetric, each row": {"axis": 0},
        "affine, each row": {"axis": 0, "symmetric": False},
    }
    heights = {
        name: [error(x, **how) for how in ways.values()]
        for name, x in (("weights", weights), ("activations after ReLU", activations))
    }
    x = np.linspace(-0.5, 4.0, 600)
    near = np.linspace(0.0, 0.12, 241)
    codes = {}
    for name, symmetric in (("symmetric", True), ("affine", False)):
        _, scale, zero = quantize(np.append(x, 0.0), symmetric=symmetric)
        codes[name] = dequantize((np.rint(near / scale) + zero).astype(np.int8), scale, zero)
    return {
        "errors": Bars(list(ways), heights, y_label="root mean square error"),
        "steps": Steps(near, codes, dashed=["symmetric"], x_label="x", y_label="after the round trip"),
    }
