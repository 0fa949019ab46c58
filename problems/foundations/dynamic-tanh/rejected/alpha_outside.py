# verdict: wrong_answer
# entry: dynamic_tanh
# group: example
# lesson: You multiply by alpha outside the tanh. It sets the steepness, so it belongs inside: tanh(alpha * x).
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * alpha * np.tanh(x) + beta


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    rows = tuple(range(x.ndim - 1))
    t = np.tanh(alpha * x)
    grad_z = grad_output * gamma * (1 - t**2)
    return grad_z * alpha, (grad_z * x).sum(), (grad_output * t).sum(axis=rows), grad_output.sum(axis=rows)

