# style: the square of a cosine of half the angle; recursion over the periods
import math


def wave(u, high, low):
    return low + (high - low) * math.cos(math.pi * u / 2) ** 2


def cosine_lr(step, lr, T_max, eta_min=0.0):
    return wave(min(float(step), T_max) / T_max, lr, eta_min)


def cosine_restarts_lr(step, lr, T_0, T_mult=1, eta_min=0.0):
    step = math.fmod(float(step), T_0) if T_mult == 1 else float(step)
    if step < T_0:
        return wave(step / T_0, lr, eta_min)
    return cosine_restarts_lr(step - T_0, lr, T_0 * T_mult, T_mult, eta_min)
