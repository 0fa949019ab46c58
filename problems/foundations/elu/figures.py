import numpy as np
from gradus import Lines
from reference import elu, elu_grad


def figures():
    x = np.linspace(-5.0, 3.0, 161)
    curves = {f"alpha {alpha:g}": elu(x, alpha) for alpha in (0.5, 1.0, 2.0)}
    slopes = {f"alpha {alpha:g}": elu_grad(x, alpha) for alpha in (0.5, 1.0, 2.0)}
    return {
        "curve": Lines(x, curves, x_label="x", y_label="ELU"),
        "slopes": Lines(x, slopes, x_label="x", y_label="derivative"),
    }
