# style: NumPy: floor division, and a binary search in the sorted milestones
import numpy as np


def step_lr(step, lr, step_size, gamma=0.1):
    return lr * np.power(gamma, np.asarray(step, dtype=float) // step_size)


def multistep_lr(step, lr, milestones, gamma=0.1):
    points = np.sort(np.asarray(milestones, dtype=float))
    return lr * gamma ** int(np.searchsorted(points, float(step), side="right"))
