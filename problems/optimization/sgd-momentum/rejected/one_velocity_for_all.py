# verdict: wrong_answer
# entry: SGDMomentum
# group: shape
# lesson: Your parameters of one shape share a single velocity array, so each sees the gradients of the others. Make
# one array for each parameter.
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
            zeros = {g.shape: np.zeros(g.shape) for g in grads}
            self.velocity = [zeros[g.shape] for g in grads]
            damp = 0.0
        else:
            damp = self.dampening
        for p, v, g in zip(self.params, self.velocity, grads):
            v[...] = self.momentum * v + (1 - damp) * g
            p -= self.lr * v  # in place: the caller holds p
