import numpy as np
from gradus import Lines
from reference import hardtanh, hardtanh_grad


def figures():
    x = np.linspace(-3, 3, 241)
    curves = {"hardtanh": hardtanh(x), "derivative": hardtanh_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
