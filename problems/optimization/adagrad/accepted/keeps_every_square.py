# style: keeps the list of all squares and adds them up anew
import numpy as np


class Adagrad:
    def __init__(self, params, lr=0.01, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10):
        self.params = tuple(params)
        self.lr, self.lr_decay, self.eps = lr, lr_decay, eps
        self.squares = [[np.full_like(p, initial_accumulator_value)] for p in self.params]

    def step(self, grads):
        for p, g, squares in zip(self.params, grads, self.squares):
            decay = 1 + (len(squares) - 1) * self.lr_decay
            squares.append(np.square(g, dtype=np.float64))
            p[...] -= self.lr / decay * (g / (np.sum(squares, axis=0) ** 0.5 + self.eps))
