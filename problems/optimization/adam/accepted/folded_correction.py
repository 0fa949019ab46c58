# style: state made at the first step, in-place arithmetic, the corrections folded into the step size and into eps
import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.params = tuple(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.moments = None
        self.power1 = self.power2 = 1.0

    def step(self, grads):
        b1, b2 = self.betas
        if self.moments is None:
            self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in self.params]
        self.power1 *= b1
        self.power2 *= b2
        root = (1 - self.power2) ** 0.5
        for p, g, (m, v) in zip(self.params, grads, self.moments):
            m += (1 - b1) * (g - m)
            v *= b2
            v += (1 - b2) * np.square(g, dtype=float)
            np.subtract(p, self.lr * root / (1 - self.power1) * m / (np.sqrt(v) + root * self.eps), out=p)
