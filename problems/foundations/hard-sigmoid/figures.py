import numpy as np
from gradus import Lines
from reference import hard_sigmoid, hard_sigmoid_grad


def figures():
    x = np.linspace(-5, 5, 241)
    curves = {"hard sigmoid": hard_sigmoid(x), "derivative": hard_sigmoid_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
