import numpy as np
from gradus import Lines
from reference import head_importance, prune_heads


def softmax(x):
    x = np.exp(x - x.max(axis=-1, keepdims=True))
    return x / x.sum(axis=-1, keepdims=True)


def heads_of(X, W_q, W_k, W_v, h, d):
    """(N, h, n, d_v)"""
    q, k, v = (np.swapaxes((X @ w).reshape(*X.shape[:-1], h, -1), 1, 2) for w in (W_q, W_k, W_v))
    return softmax(q @ np.swapaxes(k, -1, -2) / np.sqrt(d)) @ v


def output(X, W_q, W_k, W_v, W_o, h, d):
    H = heads_of(X, W_q, W_k, W_v, h, d)
    return np.swapaxes(H, 1, 2).reshape(*X.shape[:2], -1) @ W_o


def figures():
    rng = np.random.default_rng(133)
    h, d, D = 12, 4, 16
    X = rng.normal(size=(24, 8, D))
    W_q, W_k, W_v = (rng.normal(size=(D, h * d)) * 0.4 for _ in range(3))
    W_o = rng.normal(size=(h, d, D)) * np.geomspace(0.03, 1.0, h)[rng.permutation(h), None, None]
    W_o = W_o.reshape(h * d, D)
    full = output(X, W_q, W_k, W_v, W_o, h, d)
    slope = 2 * full  # the gradient of the sum of squared outputs
    grads = np.swapaxes((slope @ W_o.T).reshape(24, 8, h, d), 1, 2)
    scores = head_importance(heads_of(X, W_q, W_k, W_v, h, d), grads)
    orders = {"lowest score first": scores, "at random": rng.normal(size=h), "highest score first": -scores}
    curves = {}
    for name, order in orders.items():
        changes = []
        for count in range(h):
            *small, kept = prune_heads(W_q, W_k, W_v, W_o, order, count)
            changes.append(np.linalg.norm(output(X, *small, len(kept), d) - full) / np.linalg.norm(full))
        curves[name] = changes
    return {"pruning": Lines(range(h), curves, x_label="heads removed", y_label="relative change of the output")}
