# verdict: wrong_answer
# entry: saturated_shares
# group: example
# lesson: You test the activation itself. Saturated means flat: test its derivative, which is small at both ends.
import numpy as np


def _forward(x, weights, biases, activation):
    if activation not in ("sigmoid", "tanh"):
        raise ValueError(activation)
    a, inputs, slopes = np.asarray(x, dtype=float), [], []
    for w, b in zip(weights, biases):
        inputs.append(a)
        a = np.tanh(a @ w + b) if activation == "tanh" else 0.5 + 0.5 * np.tanh((a @ w + b) / 2)
        slopes.append(1 - a * a if activation == "tanh" else a * (1 - a))
    return inputs, slopes


def saturated_shares(x, weights, biases, activation, eps):
    _forward(x, weights, biases, activation)
    a, shares = np.asarray(x, dtype=float), []
    for w, b in zip(weights, biases):
        a = np.tanh(a @ w + b) if activation == "tanh" else 0.5 + 0.5 * np.tanh((a @ w + b) / 2)
        shares.append(np.mean(a > 1 - eps))
    return np.array(shares)


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
