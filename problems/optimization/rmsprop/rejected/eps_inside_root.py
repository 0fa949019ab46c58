# verdict: wrong_answer
# entry: RMSprop
# group: example
# lesson: You add eps under the square root, where it acts like its own root. Take the root first and add eps to it.
import numpy as np


class RMSprop:
    """Tieleman and Hinton (2012), with the momentum and the centring of torch.optim.RMSprop."""

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = list(params)
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.momentum = momentum
        self.centered = centered
        self.square = [np.zeros(p.shape) for p in self.params]  # running mean of g^2
        self.mean = [np.zeros(p.shape) for p in self.params]  # running mean of g, for centring
        self.buffer = [np.zeros(p.shape) for p in self.params]  # velocity of the scaled gradients

    def step(self, grads):
        for p, g, s, m, b in zip(self.params, grads, self.square, self.mean, self.buffer):
            g = np.asarray(g, dtype=np.float64)  # integers too
            s[...] = self.alpha * s + (1 - self.alpha) * g**2
            m[...] = self.alpha * m + (1 - self.alpha) * g
            spread = s - m**2 if self.centered else s
            b[...] = self.momentum * b + g / (np.sqrt(spread + self.eps))
            p -= self.lr * b  # in place: the caller holds p
