# verdict: wrong_answer
# entry: cosine_restarts_lr
# group: example
# lesson: Where your periods grow, each takes in the first step of the next. Go on to the next at its end, not after it.
import math


def half_wave(progress, lr, eta_min):
    return float(eta_min + (lr - eta_min) * (1 + math.cos(math.pi * progress)) / 2)


def cosine_lr(step, lr, T_max, eta_min=0.0):
    return half_wave(min(float(step) / T_max, 1.0), lr, eta_min)


def cosine_restarts_lr(step, lr, T_0, T_mult=1, eta_min=0.0):
    left, period = float(step), T_0
    if T_mult == 1:
        return half_wave(left % period / period, lr, eta_min)  # the remainder is right at the end of a period
    while left > period:
        left -= period
        period *= T_mult
    return half_wave(left / period, lr, eta_min)
