# verdict: wrong_answer
# entry: backprop
# group: example
# lesson: The 1 / N is in the gradient of the logits already; for the biases you divide by N a second time. Sum over the
# batch.
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
    ds /= len(x)
    dz = (ds @ w2.T) * (z > 0)
    return loss, dz @ w1.T, x.T @ dz, dz.mean(axis=0), h.T @ ds, ds.mean(axis=0)
