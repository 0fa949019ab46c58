# verdict: wrong_answer
# entry: nesterov
# group: example
# lesson: Your rows are the look-ahead points, as PyTorch keeps them. The path consists of the positions.
import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    w = np.array(w, dtype=np.float64)  # a copy: the caller's stays; integers too
    v = np.zeros(w.shape)
    path = [w.copy()]
    for _ in range(steps):
        ahead = w + momentum * v  # where the velocity alone would take us
        v = momentum * v - lr * grad(ahead)
        w = w + v
        path.append(w + momentum * v)
    return np.array(path)  # (steps + 1, *w.shape)
