# verdict: time_limit
# entry: sparse_attention
# group: scale
# lesson: Each row looks at all n keys, if only to mask most of them away: little memory, but n squared time. Slice the
# window out of K by its two ends.
import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    n, d = Q.shape
    j = np.arange(n)
    tokens = np.asarray(global_tokens, dtype=int)
    if window < 0 or (tokens < 0).any() or (tokens >= n).any():
        raise ValueError("bad arguments")
    is_global = np.isin(j, tokens)
    out = np.zeros(V.shape)
    for i in range(n):
        seen = (np.abs(j - i) <= window) | is_global | is_global[i]
        scores = np.where(seen, K @ Q[i] / np.sqrt(d), -np.inf)
        weights = np.exp(scores - scores.max())
        out[i] = weights @ V / weights.sum()
    return out
