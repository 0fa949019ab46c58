# verdict: wrong_answer
# entry: dynamic_tanh_grad
# group: example
# lesson: Your grad_x lacks the factor alpha: the inner function alpha * x has slope alpha with respect to x.
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * np.tanh(alpha * x) + beta


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    rows = tuple(range(x.ndim - 1))
    t = np.tanh(alpha * x)
    grad_z = grad_output * gamma * (1 - t**2)
    return grad_z, (grad_z * x).sum(), (grad_output * t).sum(axis=rows), grad_output.sum(axis=rows)
