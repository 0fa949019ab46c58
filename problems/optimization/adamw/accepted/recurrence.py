# style: one step function for arrays in new memory; the loss by two runs of it
import numpy as np


def advance(p, g, state, t, lr, betas, eps, decay, decoupled):
    m, v = state
    pull = decay * p
    g = g * 1.0 if decoupled else g + pull
    m = betas[0] * m + (1 - betas[0]) * g
    v = betas[1] * v + (1 - betas[1]) * g * g
    move = m / (1 - betas[0] ** t) / (np.sqrt(v / (1 - betas[1] ** t)) + eps)
    return p - lr * (move + pull if decoupled else move), (m, v)


class AdamW:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
        self.params = params
        self.options = lr, betas, eps, weight_decay, decoupled
        self.states = [(0.0, 0.0) for _ in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        for k, g in enumerate(grads):
            self.params[k][...], self.states[k] = advance(self.params[k], g, self.states[k], self.t, *self.options)


def lost_to_decay(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True):
    lost = []
    for k, p in enumerate(params):
        a, b, state_a, state_b = p, p, (0.0, 0.0), (0.0, 0.0)
        for t, step in enumerate(grads, start=1):
            a, state_a = advance(a, step[k], state_a, t, lr, betas, eps, 0.0, decoupled)
            b, state_b = advance(b, step[k], state_b, t, lr, betas, eps, weight_decay, decoupled)
        lost.append(a - b)
    return lost
