import numpy as np
from gradus import Lines
from reference import NF4, dequantize_nf4, quantize_nf4


def relative(back, w):
    return float(np.sqrt(np.mean((back - w) ** 2) / np.mean(w**2)))


def figures():
    rng = np.random.default_rng(132)
    w = rng.normal(size=2**14)
    x = (w.reshape(-1, 64) / np.abs(w.reshape(-1, 64)).max(axis=1, keepdims=True)).ravel()
    edges = np.linspace(-1.0, 1.0, 61)
    density = np.histogram(x, edges, density=True)[0]
    middle = (edges[1:] + edges[:-1]) / 2
    sizes = 2 ** np.arange(3, 11)
    curves = {"NF4": [], "NF4, exact scales": [], "uniform levels": []}
    for size in map(int, sizes):
        quantized = quantize_nf4(w, size)
        scales = np.repeat(np.abs(w.reshape(-1, size)).max(axis=1), size)
        curves["NF4"].append(relative(dequantize_nf4(*quantized, size), w))
        curves["NF4, exact scales"].append(relative(NF4[quantized[0]] * scales, w))
        curves["uniform levels"].append(relative(np.rint(w / scales * 7) / 7 * scales, w))
    return {
        "levels": Lines(
            middle,
            {"density": density, "levels": (np.repeat(NF4, 3), np.tile([0.0, 0.3, np.nan], 16))},
            x_label="weight / largest of its block",
        ),
        "error": Lines(
            sizes, curves, dashed=["NF4, exact scales"], x_label="block size", y_label="relative error", x_scale="log"
        ),
    }
