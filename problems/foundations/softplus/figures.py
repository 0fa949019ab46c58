import numpy as np
from gradus import Lines
from reference import softplus


def figures():
    x = np.linspace(-4.0, 4.0, 161)
    curves = {f"beta {beta:g}": softplus(x, beta) for beta in (0.5, 1.0, 4.0)}
    curves["ReLU"] = np.maximum(x, 0.0)
    return {"betas": Lines(x, curves, dashed=["ReLU"], x_label="x", y_label="value")}
