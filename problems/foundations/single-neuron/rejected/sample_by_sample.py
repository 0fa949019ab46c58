# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: You update after every sample (stochastic gradient descent). A step of batch gradient descent uses all samples
# at once.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        losses.append(np.mean((_sigmoid(x @ w + b) - y) ** 2))
        for row, target in zip(x, y):
            p = _sigmoid(row @ w + b)
            delta = 2 * (p - target) * p * (1 - p)
            w = w - lr * delta * row
            b = b - lr * delta
    return w, b, np.array(losses)
