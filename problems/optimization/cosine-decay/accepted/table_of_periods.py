# style: walks over the beginnings of the periods; cosine through NumPy
import itertools

import numpy as np


def cosine_lr(step, lr, T_max, eta_min=0.0):
    if step >= T_max:
        return eta_min
    return eta_min + 0.5 * (lr - eta_min) * (1 + np.cos(np.pi * np.float64(step) / T_max))


def cosine_restarts_lr(step, lr, T_0, T_mult=1, eta_min=0.0):
    step = np.float64(step)
    start, length = (step // T_0 * T_0, T_0) if T_mult == 1 else (0, T_0)
    for _ in itertools.count():
        if step < start + length:
            return cosine_lr(step - start, lr, length, eta_min)
        start, length = start + length, length * T_mult
