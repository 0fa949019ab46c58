# style: blocks of 128 queries against the stretch of keys that they can see, with a running maximum for the globals
import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    Q = np.asarray(Q, dtype=np.float64)
    n, d = Q.shape
    g = np.array(sorted(set(np.asarray(global_tokens, dtype=int).tolist())), dtype=int)
    if window < 0 or (g.size > 0 and (g.min() < 0 or g.max() > n - 1)):
        raise ValueError("bad arguments")
    K, V = np.asarray(K) / d**0.5, np.asarray(V, dtype=np.float64)
    out = np.zeros((n, V.shape[1]))
    for start in range(0, n, 128):
        q = np.arange(start, min(start + 128, n))
        k = np.arange(max(0, start - window), min(n, int(q[-1]) + window + 1))
        local = Q[q] @ K[k].T
        local[np.abs(q[:, None] - k) > window] = -np.inf
        far = Q[q] @ K[g].T
        far[np.abs(q[:, None] - g) <= window] = -np.inf
        top = local.max(axis=1)
        if g.size:
            top = np.maximum(top, far.max(axis=1))
        local, far = np.exp(local - top[:, None]), np.exp(far - top[:, None])
        total = local.sum(axis=1) + far.sum(axis=1)
        out[q] = (local @ V[k] + far @ V[g]) / total[:, None]
    for i in g:
        row = Q[i] @ K.T
        row = np.exp(row - row.max())
        out[i] = (row / row.sum()) @ V
    return out
