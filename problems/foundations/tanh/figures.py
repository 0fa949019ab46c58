import numpy as np
from gradus import Lines
from reference import tanh, tanh_grad


def figures():
    x = np.linspace(-6.0, 6.0, 241)
    slopes = {"tanh": tanh_grad(x), "sigmoid": 0.25 * tanh_grad(x / 2)}
    return {
        "curve": Lines(
            x, {"tanh": tanh(x), "derivative": tanh_grad(x)}, dashed=["derivative"], x_label="x", y_label="value"
        ),
        "slopes": Lines(x, slopes, x_label="x", y_label="derivative", y_scale="log"),
    }
