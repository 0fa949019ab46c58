# verdict: wrong_answer
# entry: Adam
# group: example
# lesson: You fold both corrections into the learning rate but leave eps as it was, so early steps see an eps that is
# too large by 1/sqrt(1 - beta2^t). Correct the second average, take its root, and only then add eps.
import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, (self.b1, self.b2), self.eps = lr, betas, eps
        self.t = 0
        self.m = [np.zeros(p.shape) for p in self.params]
        self.v = [np.zeros(p.shape) for p in self.params]

    def step(self, grads):
        self.t += 1
        rate = self.lr * np.sqrt(1 - self.b2**self.t) / (1 - self.b1**self.t)
        for k, (p, g) in enumerate(zip(self.params, grads)):
            self.m[k] = self.b1 * self.m[k] + (1 - self.b1) * g
            self.v[k] = self.b2 * self.v[k] + (1 - self.b2) * g**2
            p -= rate * self.m[k] / (np.sqrt(self.v[k]) + self.eps)
