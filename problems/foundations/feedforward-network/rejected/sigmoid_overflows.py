# verdict: wrong_answer
# entry: mlp_forward
# group: stability
# lesson: exp(z) / (1 + exp(z)) is infinity over infinity for large z. Choose a form whose exponent is never large.
import numpy as np


def _activate(name, z):
    if name == "sigmoid":
        return np.exp(z) / (1 + np.exp(z))
    return {"identity": lambda v: v, "relu": lambda v: np.maximum(v, 0), "tanh": np.tanh}[name](z)


def mlp_forward(x, weights, biases, activations):
    if not len(weights) == len(biases) == len(activations):
        raise ValueError("lengths")
    if any(name not in ("identity", "relu", "sigmoid", "tanh") for name in activations):
        raise ValueError(activations)
    a, kept = x, []
    for w, b, name in zip(weights, biases, activations):
        a = _activate(name, a @ w + b)
        kept.append(a)
    return a, kept
