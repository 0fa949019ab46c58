import numpy as np
from gradus import Lines
from reference import js_divergence


def figures():
    x = np.linspace(-8.0, 14.0, 441)
    shifts = np.linspace(0.0, 6.0, 61)

    def normal(mean):
        p = np.exp(-0.5 * (x - mean) ** 2)
        return p / p.sum()

    curves = {
        "Jensen-Shannon": [js_divergence(np.stack([normal(0.0), normal(s)]), base=2) for s in shifts],
        "Kullback-Leibler, up to 3 bits": [s**2 / 2 / np.log(2) if s < 2 else None for s in shifts],
    }
    return {"moving-apart": Lines(shifts, curves, x_label="distance of the means", y_label="divergence in bits")}
