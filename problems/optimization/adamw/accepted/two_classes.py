# style: a base class with a hook for each kind of decay, deep copies of the inputs
import copy

import numpy as np


class Base:
    def __init__(self, params, lr, betas, eps, weight_decay):
        self.params, self.lr, self.betas, self.eps, self.decay = list(params), lr, betas, eps, weight_decay
        self.power = [1.0, 1.0]
        self.moments = [(np.zeros(p.shape), np.zeros(p.shape)) for p in params]

    def step(self, grads):
        self.power = [each * beta for each, beta in zip(self.power, self.betas)]
        for p, g, (m, v) in zip(self.params, grads, self.moments):
            g = self.decayed(p, np.array(g, dtype=float))
            m += (1 - self.betas[0]) * (g - m)
            v += (1 - self.betas[1]) * (g * g - v)
            p -= self.lr * m / (1 - self.power[0]) / (np.sqrt(v / (1 - self.power[1])) + self.eps)


class Decoupled(Base):
    def decayed(self, p, g):
        p -= self.lr * self.decay * p
        return g


class L2(Base):
    def decayed(self, p, g):
        return g + self.decay * p


def AdamW(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
    return (Decoupled if decoupled else L2)(params, lr, betas, eps, weight_decay)


def lost_to_decay(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
    plain, decayed = [np.array(p) for p in params], [np.array(p) for p in params]
    for weights, decay in ((plain, 0.0), (decayed, weight_decay)):
        optimizer = AdamW(weights, lr, betas, eps, decay, decoupled)
        for step in copy.deepcopy(grads):
            optimizer.step(step)
    return [x - y for x, y in zip(plain, decayed)]
