import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    return gamma * np.tanh(alpha * x) + beta  # (..., d)


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    rows = tuple(range(x.ndim - 1))  # every axis but the channels: gamma and beta are shared along these
    t = np.tanh(alpha * x)  # (..., d)
    grad_beta = grad_output.sum(axis=rows)  # (d,)
    grad_gamma = (grad_output * t).sum(axis=rows)  # (d,)
    grad_z = grad_output * gamma * (1.0 - t * t)  # (..., d), with z = alpha * x
    return grad_z * alpha, (grad_z * x).sum(), grad_gamma, grad_beta
