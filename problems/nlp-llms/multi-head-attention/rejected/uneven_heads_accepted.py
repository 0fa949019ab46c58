# verdict: wrong_answer
# entry: multi_head_attention
# group: edge
# lesson: You take query heads that cannot share evenly. Raise ValueError when their number is no multiple of the key
#   heads'.
import numpy as np


def split_heads(x, heads):
    """(..., n, heads * size) to (..., heads, n, size)."""
    if x.shape[-1] % heads:
        raise ValueError(f"{x.shape[-1]} columns cannot be cut into {heads} heads.")
    x = x.reshape(*x.shape[:-1], heads, x.shape[-1] // heads)
    return np.swapaxes(x, -2, -3)


def multi_head_attention(X, W_q, W_k, W_v, W_o, num_heads, num_kv_heads=None, causal=False):
    X, W_q, W_k, W_v, W_o = (np.asarray(each, dtype=np.float64) for each in (X, W_q, W_k, W_v, W_o))
    kv_heads = num_heads if num_kv_heads is None else num_kv_heads
    Q = split_heads(X @ W_q, num_heads)
    K = split_heads(X @ W_k, kv_heads)
    V = split_heads(X @ W_v, kv_heads)
    K, V = (np.take(each, np.arange(num_heads) * kv_heads // num_heads, axis=-3) for each in (K, V))

    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    if causal:
        scores = np.where(np.tri(scores.shape[-1], dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)

    heads = np.swapaxes(weights @ V, -2, -3)
    return heads.reshape(*heads.shape[:-2], W_o.shape[0]) @ W_o, weights
