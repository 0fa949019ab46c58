import numpy as np
from gradus import Lines
from reference import cosine_lr, cosine_restarts_lr


def figures():
    steps = np.arange(0, 141)
    curves = {
        "held after 60 steps": [cosine_lr(int(step), 0.1, 60) for step in steps],
        "restarts, periods doubling": [cosine_restarts_lr(int(step), 0.1, 20, T_mult=2) for step in steps],
    }
    return {"schedules": Lines(steps, curves, x_label="step", y_label="learning rate")}
