import numpy as np
from gradus import Lines
from reference import balance_losses


def figures():
    """Expert 0 has one rival, whose noisy score is 0."""
    scores = np.linspace(-4.0, 4.0, 81)
    curves = {}
    for sigma in (0.25, 1.0, 3.0):
        raw = np.log(np.expm1(sigma))
        load = []
        for score in scores:
            gate, noise = np.array([[score, 0.0]]), np.array([[raw, 0.0]])
            load.append(balance_losses(np.ones((1, 1)), gate, noise, np.zeros((1, 2)), 1)[1][0])
        curves[f"deviation {sigma:g}"] = load
    return {"load": Lines(scores, curves, x_label="clean score minus threshold", y_label="probability of being chosen")}
