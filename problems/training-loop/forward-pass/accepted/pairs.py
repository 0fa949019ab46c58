# style: pure functions that return output and cache, with thin classes around them
import numpy as np


def run(layer, x):
    y, cache = layer.call(x)
    layer.cache = cache
    return y, cache


class Layer:
    def forward(self, *arrays):
        return run(self, *arrays)[0]


class Linear(Layer):
    def __init__(self, weight, bias):
        self.w = np.vstack([np.asarray(weight, float), np.asarray(bias, float)[None]])

    def call(self, x):
        x = np.array(x, float)
        return np.concatenate([x, np.ones((*x.shape[:-1], 1))], axis=-1) @ self.w, x


class ReLU(Layer):
    def call(self, x):
        mask = np.greater(x, 0)
        return np.where(mask, x, 0).astype(float), mask


class Sequential(Layer):
    def __init__(self, layers):
        self.layers = layers

    def call(self, x):
        caches = ()
        for layer in self.layers:
            x, cache = run(layer, x)
            caches += (cache,)
        return x, caches


class MSE:
    def forward(self, pred, target):
        if np.shape(pred) != np.shape(target):
            raise ValueError("shapes")
        self.cache = np.subtract(pred, target, dtype=float)
        return np.vdot(self.cache, self.cache) / self.cache.size
