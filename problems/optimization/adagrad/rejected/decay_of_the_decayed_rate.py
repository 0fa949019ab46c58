# verdict: wrong_answer
# entry: Adagrad
# group: example, edge
# lesson: You divide the rate of the step before, so the decays multiply up. Compute each rate from the first one
# and the count.
import numpy as np


class Adagrad:
    """Duchi, Hazan and Singer (2011), diagonal form, with the options of torch.optim.Adagrad."""

    def __init__(self, params, lr=0.01, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
        self.params = list(params)
        self.lr = lr
        self.lr_decay = lr_decay
        self.eps = eps
        self.t = 0  # one count for all parameters
        self.total = [np.full(p.shape, float(initial_accumulator_value)) for p in self.params]  # sum of g^2

    def step(self, grads):
        self.lr = rate = self.lr / (1 + self.t * self.lr_decay)  # t steps came before: the first one has the whole rate
        self.t += 1
        for p, g, s in zip(self.params, grads, self.total):
            g = np.asarray(g, dtype=np.float64)  # integers too
            s += g**2
            p -= rate * g / (np.sqrt(s) + self.eps)  # in place: the caller holds p
