import numpy as np

SLOPES = {
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: a > 0,  # True and False count as 1 and 0
}
ACTIVATIONS = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0.0)}


def layer_gradient_norms(x, weights, activation, upstream):
    if activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation: {activation}")
    weights = [np.asarray(w, dtype=np.float64) for w in weights]  # integer products would overflow
    outputs = [np.asarray(x, dtype=np.float64)]  # a_0, ..., a_L
    for w in weights:
        outputs.append(ACTIVATIONS[activation](outputs[-1] @ w))  # (N, H_out)

    norms = np.empty(len(weights))
    grad = np.asarray(upstream, dtype=np.float64)  # dL/da of the layer at hand
    for layer in reversed(range(len(weights))):
        delta = grad * SLOPES[activation](outputs[layer + 1])  # (N, H_out): dL/dz, the slope from the output
        norms[layer] = np.linalg.norm(outputs[layer].T @ delta)  # of dL/dW, (H_in, H_out)
        grad = delta @ weights[layer].T  # (N, H_in)
    return norms


def diagnose(norms, low, high):
    norms = np.asarray(norms, dtype=np.float64)
    if np.any(norms == 0):
        ratio = 0.0
    elif len(norms) == 1:
        ratio = 1.0
    else:
        logs = np.log(norms)  # in logarithms nothing can overflow
        ratio = np.exp(np.mean(logs[:-1] - logs[1:]))
    if ratio < low:
        return ratio, "vanishing"
    return ratio, "exploding" if ratio > high else "stable"
