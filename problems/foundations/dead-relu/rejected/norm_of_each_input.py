# verdict: wrong_answer
# entry: weight_grad_norms
# group: example
# lesson: You take the norm over the units for each input. Each unit owns a column of the gradient: the norm runs over
# its rows.
import numpy as np


def dead_units(x, weights, bias):
    z = x @ weights + bias
    top = z.max(axis=0)
    return top <= 0, np.mean(top <= 0), np.maximum(0.0, -top)


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    z = x @ weights + bias
    relu = x.T @ (upstream * (z > 0))
    leaky = x.T @ (upstream * np.where(z > 0, 1.0, slope))
    return np.linalg.norm(relu, axis=1), np.linalg.norm(leaky, axis=1)
