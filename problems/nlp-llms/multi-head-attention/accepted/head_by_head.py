# style: a loop over heads that cuts columns, and a sum of the heads' shares of the output
import numpy as np


def multi_head_attention(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    X, W_o = np.array(X, dtype=float), np.array(W_o, dtype=float)
    g = num_kv_heads or num_heads
    if num_heads % g or W_q.shape[1] % num_heads or W_k.shape[1] % g or W_v.shape[1] % g:
        raise ValueError("heads")
    d, d_v, n = W_k.shape[1] // g, W_v.shape[1] // g, X.shape[-2]
    output = np.zeros((*X.shape[:-1], W_o.shape[1]))
    weights = np.zeros((*X.shape[:-2], num_heads, n, n))
    for a in range(num_heads):
        c = a * g // num_heads
        q, k = X @ W_q[:, a * d : (a + 1) * d], X @ W_k[:, c * d : (c + 1) * d]
        v = X @ W_v[:, c * d_v : (c + 1) * d_v]
        s = q @ np.moveaxis(k, -1, -2) / d**0.5
        if causal:
            s[..., np.triu(np.ones((n, n), dtype=bool), 1)] = -np.inf
        p = np.exp(s - np.max(s, axis=-1, keepdims=True)) if n else s
        p = p / p.sum(axis=-1, keepdims=True)
        weights[..., a, :, :] = p
        output += p @ v @ W_o[a * d_v : (a + 1) * d_v]
    return output, weights
