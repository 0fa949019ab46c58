import numpy as np
from gradus import Lines
from reference import dynamic_tanh


def figures():
    x = np.linspace(-6.0, 6.0, 161)
    curves = {
        f"alpha {alpha:g}": dynamic_tanh(x[:, None], alpha, np.ones(1), np.zeros(1))[:, 0] for alpha in (0.25, 0.5, 2.0)
    }
    return {"alphas": Lines(x, curves, x_label="x", y_label="value before gamma and beta")}
