import numpy as np


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))  # the same function, without an exponential that could overflow


ACTIVATIONS = {
    "identity": lambda z: z,
    "relu": lambda z: np.maximum(z, 0.0),
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
}


def mlp_forward(x, weights, biases, activations):
    if not len(weights) == len(biases) == len(activations):
        raise ValueError("weights, biases and activations must have one element a layer")
    unknown = set(activations) - set(ACTIVATIONS)
    if unknown:
        raise ValueError(f"unknown activations: {unknown}")
    a = np.asarray(x, dtype=np.float64)  # (N, H0)
    layer_activations = []
    for w, b, name in zip(weights, biases, activations):
        z = a @ w + b  # (N, H_in) @ (H_in, H_out) + (H_out,)
        a = ACTIVATIONS[name](z)
        layer_activations.append(a)
    return a, layer_activations
