import numpy as np
from gradus import Lines
from reference import mish, mish_grad


def figures():
    x = np.linspace(-6, 4, 241)
    curves = {"Mish": mish(x), "derivative": mish_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
