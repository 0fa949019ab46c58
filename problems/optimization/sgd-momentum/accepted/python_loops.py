# style: one element at a time, velocities in a dict, a counter for the first step
import numpy as np


class SGDMomentum:
    def __init__(self, params, lr=0.01, momentum=0.9, dampening=0.0):
        self.params, self.lr, self.mu, self.d = params, lr, momentum, dampening
        self.v = {}
        self.calls = 0

    def step(self, grads):
        self.calls += 1
        for k, p in enumerate(self.params):
            for index in np.ndindex(p.shape):
                g = float(grads[k][index])
                old = self.v.get((k, index), 0.0)
                self.v[k, index] = g if self.calls == 1 else self.mu * old + (1 - self.d) * g
                p[index] -= self.lr * self.v[k, index]
