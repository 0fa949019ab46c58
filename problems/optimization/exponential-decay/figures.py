import numpy as np
from gradus import Steps
from reference import exponential_decay


def figures():
    steps = np.arange(60)
    curves = {
        "smooth": [exponential_decay(int(step), 0.1, 20, 0.5) for step in steps],
        "staircase": [exponential_decay(int(step), 0.1, 20, 0.5, True) for step in steps],
    }
    return {"schedule": Steps(steps, curves, x_label="step", y_label="learning rate", y_scale="log")}
