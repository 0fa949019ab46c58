# verdict: wrong_answer
# entry: dynamic_tanh_grad
# group: example
# lesson: Your gradients for x and alpha lack the factor gamma, which the gradient passes on its way back to the tanh.
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * np.tanh(alpha * x) + beta


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    rows = tuple(range(x.ndim - 1))
    t = np.tanh(alpha * x)
    grad_z = grad_output * (1 - t**2)
    return grad_z * alpha, (grad_z * x).sum(), (grad_output * t).sum(axis=rows), grad_output.sum(axis=rows)
