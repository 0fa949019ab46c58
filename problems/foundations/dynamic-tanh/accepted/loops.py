# style: plain Python, one element at a time, adding up the parameter gradients
import math

import numpy as np


def dynamic_tanh(x, alpha, gamma, beta):
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        c = index[-1]
        y[index] = float(gamma[c]) * math.tanh(alpha * float(x[index])) + float(beta[c])
    return y


def dynamic_tanh_grad(x, alpha, gamma, grad_output):
    d = len(gamma)
    grad_x = np.zeros(x.shape)
    grad_alpha, grad_gamma, grad_beta = 0.0, [0.0] * d, [0.0] * d
    for index in np.ndindex(x.shape):
        c, v, g = index[-1], float(x[index]), float(grad_output[index])
        t = math.tanh(alpha * v)
        through = g * float(gamma[c]) * (1.0 - t * t)
        grad_x[index] = through * alpha
        grad_alpha += through * v
        grad_gamma[c] += g * t
        grad_beta[c] += g
    return grad_x, grad_alpha, grad_gamma, grad_beta
