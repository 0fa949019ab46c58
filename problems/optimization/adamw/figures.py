import numpy as np
from gradus import Lines
from reference import lost_to_decay


def figures():
    scales = np.logspace(-3, 2, 26)
    signs = np.array([1.0, -1.0, 1.0, 1.0, -1.0, 1.0, -1.0, -1.0])
    curves = {"decoupled": [], "L2": []}
    for scale in scales:
        grads = [[np.array([scale * sign])] for sign in signs]
        for name, decoupled in (("decoupled", True), ("L2", False)):
            lost = lost_to_decay([np.array([2.0])], grads, lr=0.05, weight_decay=0.03, decoupled=decoupled)
            curves[name].append(abs(lost[0][0]))
    labels = {"x_label": "size of the gradients", "y_label": "lost to decay in eight steps"}
    return {"lost": Lines(scales, curves, x_scale="log", y_scale="log", **labels)}
