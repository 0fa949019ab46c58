# style: a singular value decomposition with the polynomial on the singular values, options as keywords
import numpy as np


def newton_schulz(matrix, steps=5, eps=1e-7):
    u, s, vt = np.linalg.svd(np.array(matrix, dtype=float), full_matrices=False)
    s /= max(np.linalg.norm(s), eps)
    for _ in range(steps):
        s = 3.4445 * s - 4.7750 * s**3 + 2.0315 * s**5
    return u @ np.diag(s) @ vt


class Muon:
    def __init__(self, params, **options):
        self.options = {"lr": 1e-3, "momentum": 0.95, "weight_decay": 0.1} | options
        for p in params:
            if p.ndim != 2:
                raise ValueError(p.shape)
        self.params = [(p, np.zeros_like(p)) for p in params]

    def step(self, grads):
        lr, momentum, decay = (self.options[name] for name in ("lr", "momentum", "weight_decay"))
        for (p, mean), g in zip(self.params, grads):
            mean += (1 - momentum) * (np.array(g, dtype=float) - mean)
            ahead = g + momentum * (mean - g)
            scale = np.sqrt(p.shape[0] / p.shape[1]) if p.shape[0] > p.shape[1] else 1.0
            p[...] = p - lr * decay * p - lr * scale * newton_schulz(ahead)
