# verdict: wrong_answer
# entry: dynamic_tanh_grad
# group: shape
# lesson: You sum the gradients of gamma and beta over axis 0 alone. They are shared along every axis but the last.
import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * np.tanh(alpha * x) + beta


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    t = np.tanh(alpha * x)
    grad_z = grad_output * gamma * (1 - t**2)
    grad_gamma, grad_beta = grad_output * t, grad_output * 1.0
    if x.ndim > 1:
        grad_gamma, grad_beta = grad_gamma.sum(axis=0), grad_beta.sum(axis=0)
    return grad_z * alpha, (grad_z * x).sum(), grad_gamma, grad_beta
