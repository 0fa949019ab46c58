# verdict: wrong_answer
# entry: nesterov
# group: example, edge
# lesson: You move the caller's start in place. Begin with a copy.
import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    w = np.asarray(w, dtype=np.float64)
    v = np.zeros(w.shape)
    path = [w.copy()]
    for _ in range(steps):
        ahead = w + momentum * v  # where the velocity alone would take us
        v = momentum * v - lr * grad(ahead)
        w += v
        path.append(w.copy())
    return np.array(path)  # (steps + 1, *w.shape)
