# style: loops over samples, a recursive container, lists as caches
import numpy as np


class Linear:
    def __init__(self, weight, bias):
        self.columns = [[float(v) for v in column] for column in np.asarray(weight).T]
        self.bias = [float(v) for v in bias]

    def forward(self, x):
        x = np.asarray(x)
        self.cache = x.tolist() if x.size else x
        rows = x.reshape(-1, x.shape[-1]).tolist()
        out = [
            [sum(map(float.__mul__, map(float, row), c), b) for c, b in zip(self.columns, self.bias)] for row in rows
        ]
        return np.array(out, dtype=float).reshape(*x.shape[:-1], len(self.bias))


class ReLU:
    def forward(self, x):
        x = x.astype(np.float64)
        self.cache = ~(x <= 0)
        x[~self.cache] = 0.0
        return x


class Sequential:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        y, self.cache = self.rest(x, 0)
        return y

    def rest(self, x, place):
        if place == len(self.layers):
            return x, []
        layer = self.layers[place]
        x = layer.forward(x)
        mine = layer.cache
        y, others = self.rest(x, place + 1)
        return y, [mine, *others]


class MSE:
    def forward(self, pred, target):
        if pred.shape != target.shape:
            raise ValueError("shapes")
        self.cache = pred.astype(float) - target
        return sum(float(r) ** 2 for r in self.cache.flat) / self.cache.size
