# verdict: wrong_answer
# entry: train_neuron
# group: stability
# lesson: exp(z) / (1 + exp(z)) is infinity over infinity for large z, and the NaN spreads to all weights. Choose a safe
# form.
import numpy as np


def _sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w, b, losses = np.array(weights, dtype=float), float(bias), []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)
        losses.append(np.mean((p - y) ** 2))

        delta = 2 * (p - y) * p * (1 - p) / len(x)
        w = w - lr * x.T @ delta
        b = b - lr * delta.sum()
    return w, b, np.array(losses)
