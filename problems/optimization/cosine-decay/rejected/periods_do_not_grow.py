# verdict: wrong_answer
# entry: cosine_restarts_lr
# group: example
# lesson: Your periods all have the length of the first. Each is T_mult times as long as the one before.
import math


def half_wave(progress, lr, eta_min):
    return float(eta_min + (lr - eta_min) * (1 + math.cos(math.pi * progress)) / 2)


def cosine_lr(step, lr, T_max, eta_min=0.0):
    return half_wave(min(float(step) / T_max, 1.0), lr, eta_min)  # held at 1: the cosine would come back up


def cosine_restarts_lr(step, lr, T_0, T_mult=1, eta_min=0.0):
    left, period = float(step), T_0
    if T_mult == 1:
        left %= period  # as many periods as there are: no loop
    while left >= period:
        left -= period
    return half_wave(left / period, lr, eta_min)
