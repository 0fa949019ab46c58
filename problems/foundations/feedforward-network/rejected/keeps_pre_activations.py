# verdict: wrong_answer
# entry: mlp_forward
# group: example
# lesson: Your list holds the pre-activations z; asked are the activations, what leaves each layer.
import numpy as np


def _activate(name, z):
    if name == "identity":
        return z
    if name == "relu":
        return np.maximum(z, 0)
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "tanh":
        return np.tanh(z)
    raise ValueError(name)


def mlp_forward(x, weights, biases, activations):
    if not len(weights) == len(biases) == len(activations):
        raise ValueError("lengths")
    a, kept = x, []
    for w, b, name in zip(weights, biases, activations):
        z = a @ w + b
        kept.append(z)
        a = _activate(name, z)
    return a, kept
