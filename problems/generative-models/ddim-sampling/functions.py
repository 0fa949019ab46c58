import numpy as np


def affine(weight, time_weight, bias):
    return lambda x, t: weight * x + time_weight * int(t) + bias


def rough(weight):
    return lambda x, t: weight * np.sin(x + int(t))
