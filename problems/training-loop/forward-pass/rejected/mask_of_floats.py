# verdict: wrong_answer
# entry: Sequential
# group: example, edge
# lesson: Your mask holds numbers. Keep booleans, of one byte each: they say all that the derivative needs.
import numpy as np


class Linear:
    def __init__(self, weight, bias):
        self.weight = np.asarray(weight, dtype=np.float64)  # (D, H); products of integers would wrap around
        self.bias = np.asarray(bias, dtype=np.float64)  # (H,)

    def forward(self, x):
        self.cache = x  # (..., D), for the gradient in the weight
        return x @ self.weight + self.bias  # (..., H)


class ReLU:
    def forward(self, x):
        self.cache = (x > 0).astype(np.float64)
        return np.maximum(x, 0.0)


class Sequential:
    def __init__(self, layers):
        self.layers = list(layers)

    def forward(self, x):
        self.cache = []  # a new list: who kept the last one keeps it as it was
        for layer in self.layers:
            x = layer.forward(x)
            self.cache.append(layer.cache)  # at once: the same layer may come again and overwrite it
        return x


class MSE:
    def forward(self, pred, target):
        pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
        if pred.shape != target.shape:
            raise ValueError(f"the shapes differ: {pred.shape} and {target.shape}")
        self.cache = pred - target
        return float(np.mean(self.cache**2))
