# style: in-place ufuncs, the rate inside the velocity, states made at the first step
import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = tuple(params)
        self.lr, self.alpha, self.eps, self.momentum, self.centered = lr, alpha, eps, momentum, centered
        self.states = []

    def step(self, grads):
        if not self.states:
            self.states = [np.zeros((3, *p.shape)) for p in self.params]
        for p, g, (s, m, b) in zip(self.params, grads, self.states):
            g = g.astype(float)
            s *= self.alpha
            s += (1 - self.alpha) * np.square(g)
            m *= self.alpha
            m += (1 - self.alpha) * g
            root = np.sqrt(np.clip(s - m * m, 0, None)) if self.centered else np.sqrt(s)
            b *= self.momentum
            b += self.lr * g / (root + self.eps)
            np.subtract(p, b, out=p)
