# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: p - y is the gradient of cross-entropy. With the squared error the derivative of the sigmoid, p (1 - p),
# stays.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        losses.append(np.mean((p - y) ** 2))

        delta = 2 * (p - y) / len(x)
        w = w - lr * x.T @ delta
        b = b - lr * delta.sum()
    return w, b, np.array(losses)
