import numpy as np
from gradus import Lines
from reference import swish


def figures():
    x = np.linspace(-6.0, 4.0, 161)
    curves = {f"beta {beta:g}": swish(x, beta) for beta in (0.25, 1.0, 4.0)}
    return {"betas": Lines(x, curves, x_label="x", y_label="value")}
