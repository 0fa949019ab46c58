import numpy as np
from gradus import Lines
from reference import diffusion_loss


def figures():
    snr = np.logspace(-3, 3, 61)
    alphas = snr / (1 + snr)

    def weight(kind, gamma=None):
        """The loss for a clean sample that is wrong by 1, in each parametrisation."""
        found = []
        for i, alpha in enumerate(alphas):
            sizes = {"epsilon": -np.sqrt(alpha / (1 - alpha)), "sample": 1.0, "v_prediction": -1 / np.sqrt(1 - alpha)}
            off = sizes[kind]
            true, zero = np.zeros(1), np.zeros(1)
            found.append(diffusion_loss(lambda x, t, off=off: x + off, true, zero, np.array([i]), alphas, kind, gamma))
        return found

    curves = {
        "noise, plain": weight("epsilon"),
        "v, plain": weight("v_prediction"),
        "clean sample, plain": weight("sample"),
        "min-SNR, cap 5": weight("epsilon", 5.0),
    }
    labels = {"x_label": "signal-to-noise ratio", "y_label": "weight of the clean sample's error"}
    return {"weights": Lines(snr, curves, dashed=["min-SNR, cap 5"], x_scale="log", y_scale="log", **labels)}
