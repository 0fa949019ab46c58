import numpy as np
from gradus import Lines
from reference import SGD

STEPS, SAVE = 160, 50


def losses(state_kept):
    """The loss of a run that is stopped and resumed once, with or without the optimizer's state."""
    w = np.array([8.0, -3.0])
    optimizer = SGD([{"params": [w]}], lr=0.0006, momentum=0.95)
    found = []
    for t in range(STEPS):
        if t == SAVE and not state_kept:
            optimizer = SGD([{"params": [w]}], lr=0.0006, momentum=0.95)
        optimizer.step([w.copy()])
        found.append(0.5 * np.sum(w * w))
    return found


def figures():
    curves = {"with its state": losses(True), "without": losses(False)}
    labels = {"x_label": "step", "y_label": "loss", "y_scale": "log"}
    return {"resumed": Lines(np.arange(STEPS), curves, dashed=["without"], **labels)}
