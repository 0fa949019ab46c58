# style: units one by one, in Python numbers
import math

import numpy as np


def columns(mu, logvar):
    return zip(mu.T.astype(float).tolist(), logvar.T.astype(float).tolist())


def divergence(means, logs):
    return sum(0.5 * (m * m + math.exp(v) - 1 - v) for m, v in zip(means, logs)) / len(means)


def collapse_report(mu, logvar, threshold=0.01):
    active, unit_kl = [], []
    for means, logs in columns(mu, logvar):
        centre = sum(means) / len(means)
        active.append(sum((m - centre) ** 2 for m in means) / len(means) > threshold)
        unit_kl.append(divergence(means, logs))
    return np.array(active), np.array(unit_kl), active.count(False) / len(active)


def cyclical_beta(step, period, ratio=0.5, high=1.0):
    while step >= period:
        step -= period * max(1, step // period)
    tau = step / period
    return high if tau >= ratio else high * tau / ratio


def free_bits(mu, logvar, free=0.25):
    costs = [divergence(*each) for each in columns(mu, logvar)]
    return sum(max(free, cost) for cost in costs), np.array([float(cost > free) for cost in costs])
