import numpy as np


def backprop(x, y, w1, b1, w2, b2):
    x, w1, w2 = (np.asarray(a, dtype=np.float64) for a in (x, w1, w2))
    samples = np.arange(len(x))

    z = x @ w1 + b1  # (N, H)
    h = np.maximum(z, 0.0)
    logits = h @ w2 + b2  # (N, C)
    # mutant-ok: axis=1->-1: logits have two axes
    shifted = logits - logits.max(axis=1, keepdims=True)
    # mutant-ok: axis=1->-1: logits have two axes
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_p[samples, y].mean()

    d_logits = np.exp(log_p)
    d_logits[samples, y] -= 1  # softmax minus one-hot
    d_logits /= len(x)
    grad_w2 = h.T @ d_logits  # (H, N) @ (N, C)
    grad_b2 = d_logits.sum(axis=0)
    d_h = d_logits @ w2.T  # (N, C) @ (C, H)
    d_z = d_h * (z > 0)
    grad_w1 = x.T @ d_z
    grad_b1 = d_z.sum(axis=0)
    grad_x = d_z @ w1.T
    return loss, grad_x, grad_w1, grad_b1, grad_w2, grad_b2
