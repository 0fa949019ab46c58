# verdict: wrong_answer
# entry: SGDMomentum
# group: example
# lesson: You never use dampening. From the second call on it scales the new gradient by one minus dampening.
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
            self.velocity = [g.copy() for g in grads]  # undamped, and a copy: the gradient is the caller's
        else:
            for v, g in zip(self.velocity, grads):
                v[...] = self.momentum * v + g
        for p, v in zip(self.params, self.velocity):
            p -= self.lr * v  # in place: the caller holds p
