import numpy as np


def affine(weight, time_weight, bias):
    return lambda x, t: weight * x + time_weight * int(t) + bias


def rough(weight):
    return lambda x, t: weight * np.sin(x + int(t))


def embedding(weight):
    """A time embedding, looked up as a network does it: t is an integer."""
    table = np.sin(1.7 * np.arange(1000.0)) + 0.25
    return lambda x, t: weight * x + table[t]
