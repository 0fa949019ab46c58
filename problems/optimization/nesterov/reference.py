import numpy as np


def nesterov(grad, w, lr=0.01, momentum=0.9, steps=10):
    path = np.empty((steps + 1, *np.shape(w)))  # float64, whatever w is
    path[0] = w
    v = np.zeros(np.shape(w))
    for t in range(steps):
        ahead = path[t] + momentum * v  # where the velocity alone would take us
        v = momentum * v - lr * grad(ahead)
        path[t + 1] = path[t] + v
    return path
