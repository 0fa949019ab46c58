import numpy as np
from gradus import Lines
from reference import softsign, softsign_grad


def figures():
    x = np.linspace(-8, 8, 241)
    curves = {"softsign": softsign(x), "derivative": softsign_grad(x)}
    return {"curve": Lines(x, curves, dashed=["derivative"], x_label="x", y_label="value")}
