# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: You update the weights and compute the bias's gradient from a new prediction. Both gradients belong to the
# same parameters.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        losses.append(np.mean((p - y) ** 2))
        w = w - lr * x.T @ (2 * (p - y) * p * (1 - p) / len(x))
        p = _sigmoid(x @ w + b)
        b = b - lr * np.sum(2 * (p - y) * p * (1 - p) / len(x))
    return w, b, np.array(losses)
