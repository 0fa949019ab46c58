# style: one element at a time, sums in nested dicts
import math

import numpy as np


class Adagrad:
    def __init__(self, params, lr=0.01, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
        self.params = params
        self.options = lr, lr_decay, initial_accumulator_value, eps
        self.sums = {}
        self.calls = 0

    def step(self, grads):
        lr, lr_decay, start, eps = self.options
        self.calls += 1
        for k, p in enumerate(self.params):
            for index in np.ndindex(p.shape):
                g = float(grads[k][index])
                self.sums[k, index] = self.sums.get((k, index), start) + g * g
                p[index] -= lr / (1 + (self.calls - 1) * lr_decay) * g / (math.sqrt(self.sums[k, index]) + eps)
