import numpy as np
from gradus import Lines
from reference import focal_loss


def figures():
    p = np.linspace(0.01, 0.99, 99)  # the probability of the true class
    logits = np.log(p / (1 - p))
    ones = np.ones(len(p), dtype=int)
    curves = {f"gamma {g:g}": focal_loss(logits, ones, gamma=g, reduction="none") for g in (0.0, 0.5, 2.0, 5.0)}
    return {"losses": Lines(p, curves, x_label="probability of the true class", y_label="loss")}
