import numpy as np


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    w = np.array(weights, dtype=np.float64)  # (D,), a copy
    b = bias
    losses = []
    for _ in range(epochs):
        p = _sigmoid(x @ w + b)  # (N, D) @ (D,) -> (N,)
        error = p - y
        losses.append(np.mean(error**2))
        delta = 2 * error * p * (1 - p) / len(x)  # dL/dz, sample by sample
        w = w - lr * (x.T @ delta)  # (D, N) @ (N,)
        b = b - lr * delta.sum()
    return w, b, np.array(losses)


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))  # the same function, without an exponential that could overflow
