# verdict: wrong_answer
# entry: dead_units
# group: example
# lesson: A unit that fires needs no increase: yours is negative there. Cut it off at 0.
import numpy as np


def dead_units(x, weights, bias):
    z = x @ weights + bias
    dead = (z <= 0).all(axis=0)
    return dead, dead.mean(), -z.max(axis=0)


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    z = x @ weights + bias
    relu = x.T @ (upstream * (z > 0))
    leaky = x.T @ (upstream * np.where(z > 0, 1.0, slope))
    return np.linalg.norm(relu, axis=0), np.linalg.norm(leaky, axis=0)
