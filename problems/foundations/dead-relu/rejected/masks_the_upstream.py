# verdict: wrong_answer
# entry: weight_grad_norms
# group: example
# lesson: The derivative depends on the sign of z, the pre-activation; you look at the sign of the upstream gradient.
import numpy as np


def dead_units(x, weights, bias):
    z = x @ weights + bias
    top = z.max(axis=0)
    return top <= 0, np.mean(top <= 0), np.maximum(0.0, -top)


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    relu = x.T @ np.where(upstream > 0, upstream, 0.0)
    leaky = x.T @ np.where(upstream > 0, upstream, slope * upstream)
    return np.linalg.norm(relu, axis=0), np.linalg.norm(leaky, axis=0)
