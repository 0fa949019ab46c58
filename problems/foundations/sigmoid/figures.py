import numpy as np
from gradus import Lines
from reference import sigmoid, sigmoid_grad


def figures():
    x = np.linspace(-8, 8, 241)
    curves = {"sigmoid": sigmoid(x), "derivative": sigmoid_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
