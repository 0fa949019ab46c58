import numpy as np
from gradus import Steps
from reference import constant_lr


def figures():
    steps = np.arange(12)
    curves = {
        "factor 1/3 for 5 steps": [constant_lr(int(step), 0.3) for step in steps],
        "factor 0.5 for 8 steps": [constant_lr(int(step), 0.3, 0.5, 8) for step in steps],
    }
    return {"schedule": Steps(steps, curves, x_label="step", y_label="learning rate")}
