import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))  # tanh saturates without overflow


def swish(x, beta=1.0):
    return x * sigmoid(beta * x)  # (...)


def swish_grad(x, beta=1.0):
    gate = sigmoid(beta * x)  # (...)
    # product rule: the gate itself, and x times the slope of the gate
    return gate + x * beta * gate * (1.0 - gate)
