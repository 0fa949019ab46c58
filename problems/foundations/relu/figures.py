import numpy as np
from gradus import Lines
from reference import relu, relu_grad


def figures():
    x = np.linspace(-2.0, 2.0, 81)
    curves = {"ReLU": relu(x), "derivative": relu_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
