# verdict: wrong_answer
# entry: train_neuron
# group: example
# lesson: w -= ... writes into the array you were given. Work on a float64 copy of the initial weights.
import numpy as np


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    losses = []
    for _ in range(epochs):
        p = _sigmoid(x @ weights + bias)
        losses.append(np.mean((p - y) ** 2))
        delta = 2 * (p - y) * p * (1 - p) / len(x)
        weights -= lr * x.T @ delta
        bias -= lr * delta.sum()
    return weights, bias, np.array(losses)
