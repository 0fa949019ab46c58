# verdict: wrong_answer
# entry: transformer_step
# group: edge
# lesson: Two continuations of one prefix write into the same buffer, so the second overwrites the keys and values of
#   the first. Each cache needs rows of its own.
import numpy as np


def layer_norm(x, weight, bias):
    centred = x - x.mean(axis=-1, keepdims=True)
    return weight * centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5) + bias


def split_heads(x, heads):
    """(..., n, heads * d) to (..., heads, n, d)."""
    return np.swapaxes(x.reshape(*x.shape[:-1], heads, x.shape[-1] // heads), -2, -3)


def attention(Q, K, V, causal):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    n, m = scores.shape[-2:]
    if causal:
        scores = np.where(np.tri(n, m, m - n, dtype=bool), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ V


def run(x, params, num_heads, causal, past=None):
    x = np.asarray(x, dtype=np.float64)
    p = {name: np.asarray(values, dtype=np.float64) for name, values in params.items()}
    z = layer_norm(x, p["norm1_weight"], p["norm1_bias"])
    Q, K, V = (split_heads(z @ p[name], num_heads) for name in ("W_q", "W_k", "W_v"))
    if past is not None:
        K, V = (np.concatenate(pair, axis=-2) for pair in zip(past, (K, V)))
    heads = np.swapaxes(attention(Q, K, V, causal), -2, -3)
    h = x + heads.reshape(*heads.shape[:-2], len(p["W_o"])) @ p["W_o"]
    hidden = np.maximum(0.0, layer_norm(h, p["norm2_weight"], p["norm2_bias"]) @ p["W_1"] + p["b_1"])
    return h + hidden @ p["W_2"] + p["b_2"], (K, V)


def transformer_block(x, params, num_heads, causal=False):
    return run(x, params, num_heads, causal)[0]


def transformer_step(x, params, num_heads, cache=None):
    past = None if cache is None else tuple(buffer[..., : cache[1], :] for buffer in cache[0])
    y, grown = run(x, params, num_heads, True, past)
    n = grown[0].shape[-2]
    if cache is None or cache[0][0].shape[-2] < n:
        buffers = tuple(np.concatenate([each, np.zeros_like(each)], axis=-2) for each in grown)
    else:
        buffers = cache[0]
        for buffer, each in zip(buffers, grown):
            buffer[..., :n, :] = each
    return y, (buffers, n)
