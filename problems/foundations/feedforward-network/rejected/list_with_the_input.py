# verdict: wrong_answer
# entry: mlp_forward
# group: example
# lesson: Your list begins with the input: it has one element too many. It holds one activation for each layer.
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
    kept = [x]
    for w, b, name in zip(weights, biases, activations):
        kept.append(_activate(name, kept[-1] @ w + b))
    return kept[-1], kept
