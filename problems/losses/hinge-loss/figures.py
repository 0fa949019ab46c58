import numpy as np
from gradus import Lines
from reference import hinge_loss


def figures():
    scores = np.linspace(-2.0, 3.0, 101)  # of a sample of the class +1: the score is its margin
    ones = np.array([1.0])
    curves = {
        "hinge": [hinge_loss(np.array([s]), ones) for s in scores],
        "squared hinge": [hinge_loss(np.array([s]), ones, p=2) for s in scores],
        "logistic": np.log1p(np.exp(-scores)),
    }
    return {"margins": Lines(scores, curves, dashed=["logistic"], x_label="margin", y_label="loss")}
