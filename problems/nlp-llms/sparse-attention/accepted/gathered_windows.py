# style: gathers the keys of every window into one array of shape (n, 2w + 1 + g, d), with a mask for what counts
import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    Q, K, V = np.array(Q, dtype=float), np.array(K, dtype=float), np.array(V, dtype=float)
    n = len(Q)
    is_global = np.zeros(n, dtype=bool)
    for t in global_tokens:
        if not 0 <= t < n:
            raise ValueError("global token")
        is_global[t] = True
    if window < 0:
        raise ValueError("window")
    if n == 0:
        return np.zeros((0, V.shape[1]))
    w = min(window, n)
    here = np.arange(n, dtype=np.int32)[:, None]
    index = here + np.arange(-w, w + 1, dtype=np.int32)
    seen = (index >= 0) & (index < n)
    g = np.flatnonzero(is_global).astype(np.int32)
    index = np.concatenate([np.clip(index, 0, n - 1), np.broadcast_to(g, (n, len(g)))], axis=1)
    seen = np.concatenate([seen, np.abs(g - here) > w], axis=1)
    logits = np.matmul(K[index], Q[:, :, None])[:, :, 0] * Q.shape[1] ** -0.5
    logits[~seen] = -np.inf
    logits -= logits.max(axis=1)[:, None]
    p = np.exp(logits)
    p /= p.sum(axis=1)[:, None]
    out = np.matmul(p[:, None, :], V[index])[:, 0, :]
    for t in g:
        s = K @ Q[t] / np.sqrt(Q.shape[1])
        e = np.exp(s - s.max())
        out[t] = e @ V / e.sum()
    return out
