import numpy as np


def saturated_shares(x, weights, biases, activation, eps):
    _, slopes = _forward(x, weights, biases, activation)
    return np.array([np.mean(slope < eps) for slope in slopes])


def vanishing_layer(x, weights, biases, activation, upstream, threshold):
    inputs, slopes = _forward(x, weights, biases, activation)
    norms = np.empty(len(weights))
    grad = upstream  # dL/da of the layer at hand
    for layer in reversed(range(len(weights))):
        delta = grad * slopes[layer]  # (N, H_out): dL/dz
        norms[layer] = np.linalg.norm(inputs[layer].T @ delta)  # of (H_in, H_out)
        grad = delta @ weights[layer].T  # (N, H_in): dL/da of the layer below
    below = np.flatnonzero(norms < threshold)
    return norms, below.max(initial=-1)  # the first one on the way from the output has the highest index


def _forward(x, weights, biases, activation):
    """What enters each layer, and the derivative of its activation there."""
    if activation not in ("sigmoid", "tanh"):
        raise ValueError(f"unknown activation: {activation}")
    a = np.asarray(x, dtype=np.float64)
    inputs, slopes = [], []
    for w, b in zip(weights, biases):
        inputs.append(a)
        z = a @ w + b  # (N, H_out)
        if activation == "tanh":
            a = np.tanh(z)
            slopes.append(1 - a**2)
        else:
            a = 0.5 * (1 + np.tanh(z / 2))  # the sigmoid, without an exponential to overflow
            slopes.append(a * (1 - a))
    return inputs, slopes
