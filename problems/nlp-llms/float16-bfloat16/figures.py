import numpy as np
from gradus import Lines
from reference import bfloat16_bits, float16_bits, float32_bits


def figures():
    x = np.geomspace(1e-9, 1e6, 1201).astype(np.float32)
    exact = x.astype(np.float64)
    back = {
        "float16": float32_bits(float16_bits(x)).astype(np.uint32).view(np.float32).astype(np.float64),
        "bfloat16": (bfloat16_bits(x) << 16).astype(np.uint32).view(np.float32).astype(np.float64),
    }
    curves = {}
    for name, value in back.items():
        error = np.abs(value - exact) / exact
        blocks = np.minimum(error[:1200], 2.0).reshape(60, 20).max(axis=1)
        curves[name] = np.where(np.isfinite(blocks), blocks, 2.0)
    middle = np.sqrt(exact[:1200:20] * exact[19:1200:20])
    return {
        "error": Lines(
            middle, curves, x_label="number", y_label="largest relative error", x_scale="log", y_scale="log"
        )
    }
