# style: the momentum as a sum, as the first Muon has it (the norm removes the factor); the smaller Gram on its side
import numpy as np


def newton_schulz(matrix, steps=5, eps=1e-7):
    x = np.array(matrix, dtype=float)
    norm = np.sqrt(np.square(x).sum())
    x = x / norm if norm > eps else x / eps
    rows, columns = x.shape
    for _ in range(steps):
        if rows <= columns:
            left = np.einsum("ik,jk->ij", x, x)
            x = 3.4445 * x - 4.7750 * (left @ x) + 2.0315 * (left @ (left @ x))
        else:
            right = np.einsum("ki,kj->ij", x, x)
            x = 3.4445 * x - 4.7750 * (x @ right) + 2.0315 * (x @ right @ right)
    return x


class Muon:
    def __init__(self, params, lr=0.001, momentum=0.95, weight_decay=0.1):
        shapes = [np.shape(p) for p in params]
        if not all(len(shape) == 2 for shape in shapes):
            raise ValueError("matrices only")
        self.params, self.lr, self.momentum, self.weight_decay = params, lr, momentum, weight_decay
        self.sums = [0.0] * len(shapes)

    def step(self, grads):
        for k, g in enumerate(grads):
            g = np.asarray(g) * 1.0
            self.sums[k] = self.momentum * self.sums[k] + g
            update = newton_schulz(g + self.momentum * self.sums[k])
            update = update * max(1, g.shape[0] / g.shape[1]) ** 0.5
            self.params[k][:] = (1 - self.lr * self.weight_decay) * self.params[k] - self.lr * update
