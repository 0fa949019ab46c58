# verdict: wrong_answer
# entry: nesterov
# group: example
# lesson: You take the gradient at the position itself, which is classical momentum. Take it where the velocity is
# about to carry you.
import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    w = np.array(w, dtype=np.float64)  # a copy: the caller's stays; integers too
    v = np.zeros(w.shape)
    path = [w.copy()]
    for _ in range(steps):
        ahead = w
        v = momentum * v - lr * grad(ahead)
        w = w + v
        path.append(w)
    return np.array(path)  # (steps + 1, *w.shape)
