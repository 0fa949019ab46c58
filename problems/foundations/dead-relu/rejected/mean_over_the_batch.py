# verdict: wrong_answer
# entry: weight_grad_norms
# group: example
# lesson: You divide by the number of samples. The gradient is the sum; a mean is already in the upstream gradient.
import numpy as np


def dead_units(x, weights, bias):
    z = x @ weights + bias
    top = z.max(axis=0)
    return top <= 0, np.mean(top <= 0), np.maximum(0.0, -top)


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    z = x @ weights + bias
    relu = x.T @ (upstream * (z > 0)) / len(x)
    leaky = x.T @ (upstream * np.where(z > 0, 1.0, slope)) / len(x)
    return np.linalg.norm(relu, axis=0), np.linalg.norm(leaky, axis=0)
