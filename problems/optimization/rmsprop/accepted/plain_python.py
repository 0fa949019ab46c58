# style: one element at a time, states in dicts, only those that are needed
import math

import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = params
        self.options = lr, alpha, eps, momentum, centered
        self.state = {}

    def step(self, grads):
        lr, alpha, eps, momentum, centered = self.options
        for k, p in enumerate(self.params):
            for index in np.ndindex(p.shape):
                g = float(grads[k][index])
                s, m, b = self.state.get((k, index), (0.0, 0.0, 0.0))
                s = alpha * s + (1 - alpha) * g * g
                m += (1 - alpha) * (g - m)
                b = momentum * b + g / (math.sqrt(max(s - m * m if centered else s, 0.0)) + eps)
                self.state[k, index] = s, m, b
                p[index] -= lr * b
