# verdict: wrong_answer
# entry: SGDMomentum
# group: example
# lesson: You damp the first gradient too. The velocity starts as the first gradient itself; dampening begins with
# the second call.
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
            self.velocity = [
                (1 - self.dampening) * g for g in grads
            ]  # undamped, and a copy: the gradient is the caller's
        else:
            for v, g in zip(self.velocity, grads):
                v[...] = self.momentum * v + (1 - self.dampening) * g
        for p, v in zip(self.params, self.velocity):
            p -= self.lr * v  # in place: the caller holds p
