# style: the textbook's transposed convention (samples as columns), recursive, with a clipped sigmoid
import numpy as np


def _activate(name, z):
    match name:
        case "identity":
            return z
        case "relu":
            return z * (z > 0)
        case "sigmoid":
            return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        case "tanh":
            return np.tanh(z)
    raise ValueError(name)


def _layers(a, weights, biases, activations):
    if not weights:
        return []
    a = _activate(activations[0], weights[0].T @ a + biases[0][:, None])
    return [a, *_layers(a, weights[1:], biases[1:], activations[1:])]


def mlp_forward(x, weights, biases, activations):
    if len(weights) != len(biases) or len(weights) != len(activations):
        raise ValueError("one bias and one activation a layer")
    kept = [a.T.astype(float) for a in _layers(x.T, weights, biases, activations)]
    return kept[-1], kept
