import numpy as np
from gradus import Lines
from reference import cross_entropy


def figures():
    margins = np.linspace(-60.0, 60.0, 121)
    pred = np.stack([margins, np.zeros_like(margins)], axis=1)
    target = np.zeros(len(margins), dtype=int)
    clipped = -np.log(np.maximum(1 / (1 + np.exp(-margins)), 1e-12))
    curves = {
        "exact": cross_entropy(pred, target, reduction="none"),
        "label smoothing 0.1": cross_entropy(pred, target, reduction="none", label_smoothing=0.1),
        "probabilities clipped at 1e-12": clipped,
    }
    return {
        "margins": Lines(margins, curves, dashed=["probabilities clipped at 1e-12"], x_label="margin", y_label="loss")
    }
