import numpy as np
from gradus import Lines
from reference import gaussian_kl


def figures():
    widths = np.linspace(0.3, 3.0, 109)
    mean, unit = np.array([0.0]), np.array([[1.0]])
    curves = {
        "KL(N(0, 1), N(0, s²))": [gaussian_kl(mean, unit, mean, np.array([[s**2]])) for s in widths],
        "KL(N(0, s²), N(0, 1))": [gaussian_kl(mean, np.array([[s**2]]), mean, unit) for s in widths],
    }
    return {"widths": Lines(widths, curves, x_label="standard deviation s", y_label="divergence in nats")}
