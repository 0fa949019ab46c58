# verdict: wrong_answer
# entry: backprop
# group: stability
# lesson: exp of a logit in the thousands is infinity, and the softmax becomes NaN. Subtract the largest logit of each
# row first.
import numpy as np


def backprop(x, y, w1, b1, w2, b2):
    n = np.arange(len(x))
    z = x @ w1 + b1
    h = np.maximum(z, 0)
    s = h @ w2 + b2
    p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
    loss = -np.log(p[n, y]).mean()
    ds = p.copy()
    ds[n, y] -= 1
    ds /= len(x)
    dz = (ds @ w2.T) * (z > 0)
    return loss, dz @ w1.T, x.T @ dz, dz.sum(axis=0), h.T @ ds, ds.sum(axis=0)
