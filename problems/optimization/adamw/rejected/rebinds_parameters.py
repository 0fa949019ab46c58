# verdict: wrong_answer
# entry: AdamW
# group: example
# lesson: The caller's arrays never change. A new array in your own list does not reach them: write the result into
# the array itself, with an in-place operator or a slice assignment.
import numpy as np


class RightAdamW:
    """Loshchilov and Hutter (2019), Algorithm 2, in the form of torch.optim.AdamW and torch.optim.Adam."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
        self.params = list(params)
        self.lr = lr
        self.beta1, self.beta2 = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.decoupled = decoupled
        self.t = 0  # one count for all parameters
        self.m = [np.zeros(p.shape) for p in self.params]  # running mean of g
        self.v = [np.zeros(p.shape) for p in self.params]  # running mean of g^2

    def step(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            g = np.asarray(g, dtype=np.float64)  # integers too
            if self.decoupled:
                p *= 1 - self.lr * self.weight_decay  # Adam never sees it
            else:
                g = g + self.weight_decay * p  # L2: a part of the gradient; a new array, g is the caller's
            m[...] = self.beta1 * m + (1 - self.beta1) * g
            v[...] = self.beta2 * v + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)  # in place: the caller holds p


def lost_to_decay(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
    ends = []
    for decay in (0.0, weight_decay):
        weights = [np.array(p) for p in params]  # copies: each run has its own
        optimizer = RightAdamW(weights, lr, betas, eps, decay, decoupled)
        for step_grads in grads:
            optimizer.step(step_grads)
        ends.append(weights)
    return [without - with_decay for without, with_decay in zip(*ends)]


class AdamW:
    """Loshchilov and Hutter (2019), Algorithm 2, in the form of torch.optim.AdamW and torch.optim.Adam."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
        self.params = list(params)
        self.lr = lr
        self.beta1, self.beta2 = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.decoupled = decoupled
        self.t = 0  # one count for all parameters
        self.m = [np.zeros(p.shape) for p in self.params]  # running mean of g
        self.v = [np.zeros(p.shape) for p in self.params]  # running mean of g^2

    def step(self, grads):
        self.t += 1
        for k, (p, g, m, v) in enumerate(zip(self.params, grads, self.m, self.v)):
            g = np.asarray(g, dtype=np.float64)  # integers too
            if self.decoupled:
                p = p * (1 - self.lr * self.weight_decay)  # Adam never sees it
            else:
                g = g + self.weight_decay * p  # L2: a part of the gradient; a new array, g is the caller's
            m[...] = self.beta1 * m + (1 - self.beta1) * g
            v[...] = self.beta2 * v + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            self.params[k] = p - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)  # in place: the caller holds p
