import numpy as np
from gradus import Steps
from reference import multistep_lr, step_lr


def figures():
    steps = np.arange(60)
    curves = {
        "every 20 steps": [step_lr(int(step), 0.1, 20) for step in steps],
        "milestones 10, 25, 50, gamma 0.5": [multistep_lr(int(step), 0.1, [10, 25, 50], 0.5) for step in steps],
    }
    return {"schedule": Steps(steps, curves, x_label="step", y_label="learning rate", y_scale="log")}
