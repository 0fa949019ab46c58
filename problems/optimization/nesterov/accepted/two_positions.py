# style: no velocity: extrapolates from the last two positions
import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    path = np.empty((steps + 1, *np.shape(w)))
    path[0] = w
    for t in range(steps):
        before = path[max(t - 1, 0)]
        ahead = path[t] + momentum * (path[t] - before)
        path[t + 1] = ahead - lr * grad(ahead)
    return path
