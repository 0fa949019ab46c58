# style: new arrays for each update, gradients kept as a list until they are asked for
import numpy as np


class Parameter:
    def __init__(self, data):
        self.data = np.asarray(data) * 1.0
        self.parts = []

    @property
    def grad(self):
        return np.sum(self.parts, axis=0, dtype=float) if self.parts else None

    def accumulate_grad(self, grad):
        self.parts.append(np.asarray(grad) * 1.0)


class SGD:
    def __init__(self, params, lr=0.01):
        self.params, self.lr = params, lr

    def zero_grad(self):
        for p in self.params:
            p.parts = []

    def step(self):
        for p in self.params:
            if p.parts:
                p.data = p.data - self.lr * p.grad


def train(param, batches, lr=0.01, zero="before"):
    optimizer, path = SGD([param], lr), [param.data]
    for X, y in batches:
        if zero == "before":
            optimizer.zero_grad()
        param.accumulate_grad(np.mean([2 * (row @ param.data - target) * row for row, target in zip(X, y)], axis=0))
        optimizer.step()
        path.append(param.data)
        if zero == "after":
            optimizer.zero_grad()
    return tuple(path)
