# verdict: wrong_answer
# entry: mlp_forward
# group: edge
# lesson: zip stops at the shortest list, so a forgotten bias silently removes a layer. Compare the lengths first.
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
    a, kept = x, []
    for w, b, name in zip(weights, biases, activations):
        a = _activate(name, a @ w + b)
        kept.append(a)
    return a, kept
