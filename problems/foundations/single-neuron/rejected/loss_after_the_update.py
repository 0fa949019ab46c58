# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: You record the loss after each update; asked is the loss before it, so that the first one belongs to the
# initial parameters.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        delta = 2 * (p - y) * p * (1 - p) / len(x)
        w = w - lr * x.T @ delta
        b = b - lr * delta.sum()
        losses.append(np.mean((_sigmoid(x @ w + b) - y) ** 2))
    return w, b, np.array(losses)
