# verdict: wrong_answer
# entry: backprop
# group: example
# lesson: The loss is a mean, so every gradient carries 1 / N; yours are the gradients of the sum.
import numpy as np


def backprop(x, y, w1, b1, w2, b2):
    n = np.arange(len(x))
    z = x @ w1 + b1
    h = np.maximum(z, 0)
    s = h @ w2 + b2
    s = s - s.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    p = np.exp(log_p)
    loss = -log_p[n, y].mean()
    ds = p.copy()
    ds[n, y] -= 1
    ds = ds * 1.0
    dz = (ds @ w2.T) * (z > 0)
    return loss, dz @ w1.T, x.T @ dz, dz.sum(axis=0), h.T @ ds, ds.sum(axis=0)
