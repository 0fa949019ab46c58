# style: one element at a time through np.nditer-free index loops, Python floats as state
import math

import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.betas, self.eps = params, lr, betas, eps
        self.state = {}
        self.t = 0

    def step(self, grads):
        self.t += 1
        b1, b2 = self.betas
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                g = float(grads[k][index])
                m, v = self.state.get((k, index), (0.0, 0.0))
                m = b1 * m + (1 - b1) * g
                v = b2 * v + (1 - b2) * g * g
                self.state[k, index] = m, v
                m_hat, v_hat = m / (1 - b1**self.t), v / (1 - b2**self.t)
                self.params[k][index] -= self.lr * m_hat / (math.sqrt(v_hat) + self.eps)
