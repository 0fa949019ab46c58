# verdict: wrong_answer
# entry: mlp_forward
# group: example
# lesson: You leave the last layer without its activation. Here each layer has the one that is named for it.
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
    for l, (w, b, name) in enumerate(zip(weights, biases, activations)):
        z = a @ w + b
        a = _activate(name, z)
        if l == len(weights) - 1:
            a = z
        kept.append(a)
    return a, kept
