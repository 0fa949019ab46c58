# verdict: wrong_answer
# entry: multi_head_attention
# group: example
# lesson: You reshape straight to (heads, n, size), which cuts the tokens apart. Reshape to (n, heads, size) and
#   exchange the two axes.
import numpy as np


def split_heads(x, heads):
    """(..., n, heads * size) to (..., heads, n, size)."""
    if x.shape[-1] % heads:
        raise ValueError(f"{x.shape[-1]} columns cannot be cut into {heads} heads.")
    return x.reshape(*x.shape[:-2], heads, x.shape[-2], x.shape[-1] // heads)


def multi_head_attention(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    X, W_q, W_k, W_v, W_o = (np.asarray(each, dtype=np.float64) for each in (X, W_q, W_k, W_v, W_o))
    kv_heads = num_heads if num_kv_heads is None else num_kv_heads
    if num_heads % kv_heads:
        raise ValueError(f"{num_heads} query heads cannot share {kv_heads} key and value heads evenly.")
    Q = split_heads(X @ W_q, num_heads)
    K = split_heads(X @ W_k, kv_heads)
    V = split_heads(X @ W_v, kv_heads)
    K, V = (np.repeat(each, num_heads // kv_heads, axis=-3) for each in (K, V))

    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    if causal:
        scores = np.where(np.tri(scores.shape[-1], dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)

    heads = np.swapaxes(weights @ V, -2, -3)
    return heads.reshape(*heads.shape[:-2], W_o.shape[0]) @ W_o, weights
