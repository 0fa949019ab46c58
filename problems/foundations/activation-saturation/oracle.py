"""Derivatives by the complex step: of the activation for the shares, of the loss sum(upstream * a_L) in every
single weight."""

import numpy as np

REQUIRES = []
NOT_COVERED = {}
STEP = 1e-30


def _activate(z, activation):
    return np.tanh(z) if activation == "tanh" else 0.5 + 0.5 * np.tanh(z / 2)


def saturated_shares(x, weights, biases, activation, eps):
    a, shares = np.asarray(x, dtype=float), []
    for w, b in zip(weights, biases):
        z = a @ w + b
        slopes = _activate(z + 1j * STEP, activation).imag / STEP
        shares.append(sum(slope < eps for slope in slopes.ravel().tolist()) / slopes.size)
        a = _activate(z, activation)
    return shares


def vanishing_layer(x, weights, biases, activation, upstream, threshold):
    def loss(matrices):
        a = x
        for w, b in zip(matrices, biases):
            a = _activate(a @ w + b, activation)
        return np.sum(upstream * a)

    norms = []
    for layer, w in enumerate(weights):
        squares = 0.0
        for index in np.ndindex(w.shape):
            moved = [v.astype(complex) for v in weights]
            moved[layer][index] += 1j * STEP
            squares += (loss(moved).imag / STEP) ** 2
        norms.append(squares**0.5)
    below = [layer for layer, norm in enumerate(norms) if norm < threshold]
    return norms, max(below, default=-1)
