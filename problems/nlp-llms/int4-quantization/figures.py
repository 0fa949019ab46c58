import numpy as np
from gradus import Lines, Steps
from reference import dequantize_int4, quantize_int4


def error(w, group_size):
    back = dequantize_int4(*quantize_int4(w, group_size), w.shape[1], group_size)
    return float(np.sqrt(np.mean((back - w) ** 2) / np.mean(w**2)))


def figures():
    rng = np.random.default_rng(4)
    normal = rng.normal(size=(8, 1024))
    heavy = rng.standard_t(3, size=(8, 1024))
    sizes = 2 ** np.arange(2, 11)
    errors = {name: [error(w, int(g)) for g in sizes] for name, w in (("normal", normal), ("with outliers", heavy))}
    x = np.linspace(-1.0, 1.0, 401)
    back = dequantize_int4(*quantize_int4(x[None], 401), 401, 401)[0]
    return {
        "groups": Lines(sizes, errors, x_label="group size", y_label="relative error", x_scale="log"),
        "steps": Steps(x, {"after the round trip": back}, x_label="x"),
    }
