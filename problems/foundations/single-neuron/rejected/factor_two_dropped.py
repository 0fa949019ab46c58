# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: The derivative of the square brings down a 2; here it is not absorbed into the learning rate.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        losses.append(np.mean((p - y) ** 2))

        delta = (p - y) * p * (1 - p) / len(x)
        w = w - lr * x.T @ delta
        b = b - lr * delta.sum()
    return w, b, np.array(losses)
