# style: follows the look-ahead points as PyTorch does and shifts back at the end
import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    y = np.array(w, dtype=float)
    u = np.zeros_like(y)
    path = [y]
    for _ in range(steps):
        g = grad(y)
        u = momentum * u + g
        y = y - lr * (g + momentum * u)
        path.append(y + lr * momentum * u)
    return np.stack(path)
