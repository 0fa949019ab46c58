# verdict: wrong_answer
# entry: Muon
# group: shape
# lesson: Your matrices of one shape share a single buffer, so each sees the gradients of the others. Make one
# buffer for each.
import math

import numpy as np


def newton_schulz(matrix, steps=5, eps=1e-7):
    """Jordan et al. (2024): an odd polynomial of the singular values, from products alone."""
    x = np.asarray(matrix, dtype=np.float64)  # integers too
    tall = x.shape[0] > x.shape[1]
    if tall:
        x = x.T  # rows <= columns: the Gram matrix below is the smaller one of the two
    x = x / max(np.linalg.norm(x), eps)  # Frobenius: no singular value is above 1 now
    for _ in range(steps):
        gram = x @ x.T  # (rows, rows)
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    return x.T if tall else x


class Muon:
    """Jordan et al. (2024), in the form of torch.optim.Muon, in float64."""

    def __init__(self, params, lr=1e-3, momentum=0.95, weight_decay=0.1):
        self.params = list(params)
        if any(p.ndim != 2 for p in self.params):
            raise ValueError("Muon updates matrices: every parameter needs two axes")
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.buffers = list(map({p.shape: np.zeros(p.shape) for p in params}.get, [p.shape for p in params]))

    def step(self, grads):
        for p, g, buffer in zip(self.params, grads, self.buffers):
            buffer[...] = self.momentum * buffer + (1 - self.momentum) * g  # float64, for integers too
            mixed = (1 - self.momentum) * g + self.momentum * buffer  # Nesterov: one step ahead
            rows, columns = p.shape
            rate = self.lr * math.sqrt(max(1, rows / columns))
            p *= 1 - self.lr * self.weight_decay  # decoupled, and by lr itself
            p -= rate * newton_schulz(mixed)  # in place: the caller holds p
