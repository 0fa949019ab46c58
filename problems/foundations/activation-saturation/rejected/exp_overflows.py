# verdict: wrong_answer
# entry: saturated_shares
# group: stability
# lesson: exp(-z) overflows for very negative z, and infinity over infinity is NaN. Use a sigmoid that is safe on both
# sides.
import numpy as np


@np.errstate(over="ignore", invalid="ignore")
def _forward(x, weights, biases, activation):
    if activation not in ("sigmoid", "tanh"):
        raise ValueError(activation)
    a, inputs, slopes = np.asarray(x, dtype=float), [], []
    for w, b in zip(weights, biases):
        inputs.append(a)
        a = np.tanh(a @ w + b) if activation == "tanh" else np.exp(a @ w + b) / (1 + np.exp(a @ w + b))
        slopes.append(1 - a * a if activation == "tanh" else a * (1 - a))
    return inputs, slopes


def saturated_shares(x, weights, biases, activation, eps):
    return np.array([np.mean(s < eps) for s in _forward(x, weights, biases, activation)[1]])


def vanishing_layer(x, weights, biases, activation, upstream, threshold):
    inputs, slopes = _forward(x, weights, biases, activation)
    norms, grad, first = [], upstream, -1
    for l in reversed(range(len(weights))):
        delta = grad * slopes[l]
        norms.insert(0, np.linalg.norm(inputs[l].T @ delta))
        if first == -1 and norms[0] < threshold:
            first = l
        grad = delta @ weights[l].T
    return np.array(norms), first
