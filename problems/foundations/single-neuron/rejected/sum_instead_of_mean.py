# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: You sum the gradients of the samples; the loss is a mean, and so is its gradient.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        losses.append(np.mean((p - y) ** 2))

        delta = 2 * (p - y) * p * (1 - p)
        w = w - lr * x.T @ delta
        b = b - lr * delta.sum()
    return w, b, np.array(losses)
