import numpy as np
from gradus import Lines
from reference import gelu, gelu_tanh


def figures():
    x = np.linspace(-4.0, 4.0, 161)
    exact, approximate = gelu(x), gelu_tanh(x)
    return {
        "curve": Lines(x, {"GELU": exact, "ReLU": np.maximum(x, 0.0)}, dashed=["ReLU"], x_label="x", y_label="value"),
        "difference": Lines(x, {"tanh form minus exact": approximate - exact}, x_label="x", y_label="difference"),
    }
