# verdict: memory_limit
# entry: sparse_attention
# group: scale
# lesson: You build the whole n x n matrix and mask it, which takes 8.6 GB at n = 32,768. Compute only the scores within
# the band and those of the global tokens.
import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    n, d = Q.shape
    j = np.arange(n)
    tokens = np.asarray(global_tokens, dtype=int)
    if window < 0 or (tokens < 0).any() or (tokens >= n).any():
        raise ValueError("bad arguments")
    if n == 0:
        return np.zeros(V.shape)
    is_global = np.isin(j, tokens)
    seen = (np.abs(j[:, None] - j) <= window) | is_global | is_global[:, None]
    scores = np.where(seen, Q @ K.T / np.sqrt(d), -np.inf)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True) @ V
