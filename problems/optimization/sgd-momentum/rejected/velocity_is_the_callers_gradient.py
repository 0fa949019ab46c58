# verdict: wrong_answer
# entry: SGDMomentum
# group: example, edge
# lesson: You keep the caller's first gradient array as your velocity and change it in place at the next step. Take
# a copy.
import numpy as np


class SGDMomentum:
    """Stochastic gradient descent with a velocity, as torch.optim.SGD has it."""

    def __init__(self, params, lr=0.01, momentum=0.9, dampening=0.0):
        self.params = list(params)
        self.lr = lr
        self.momentum = momentum
        self.dampening = dampening
        self.velocity = None  # one array for each parameter, of its shape, from the first step on

    def step(self, grads):
        grads = [np.asarray(g, dtype=np.float64) for g in grads]  # integers too
        if self.velocity is None:
            self.velocity = grads
        else:
            for v, g in zip(self.velocity, grads):
                v[...] = self.momentum * v + (1 - self.dampening) * g
        for p, v in zip(self.params, self.velocity):
            p -= self.lr * v  # in place: the caller holds p
