import numpy as np
from gradus import Lines
from reference import sgd_decoupled, sgd_l2


def figures():
    steps = 80
    run = {"params": [np.array([[1.0]])], "grads": [[np.zeros((1, 1))]] * steps, "lr": 0.1, "weight_decay": 0.1}
    curves = {
        "L2": [row[0][0, 0] for row in sgd_l2(momentum=0.9, **run)],
        "decoupled": [row[0][0, 0] for row in sgd_decoupled(momentum=0.9, **run)],
    }
    return {"decay": Lines(np.arange(steps + 1), curves, x_label="step", y_label="weight")}
