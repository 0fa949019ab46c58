import numpy as np


def layer_norm(x, weight, bias):
    centred = x - x.mean(axis=-1, keepdims=True)
    return weight * centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5) + bias


def split_heads(x, heads):
    """(..., n, heads * d) to (..., heads, n, d)."""
    return np.swapaxes(x.reshape(*x.shape[:-1], heads, x.shape[-1] // heads), -2, -3)


def attention(Q, K, V, causal):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])  # (..., heads, n, m)
    n, m = scores.shape[-2:]
    if causal:
        # mutant-ok: -inf->-1e9: no score is below -1e5
        scores = np.where(np.tri(n, m, m - n, dtype=bool), scores, -np.inf)  # the queries are the last n of m tokens
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ V  # (..., heads, n, d)


def run(x, params, num_heads, causal, past=None):
    x = np.asarray(x, dtype=np.float64)  # mutant-ok: drop statement: the mean of a norm makes floats of integers
    p = {name: np.asarray(values, dtype=np.float64) for name, values in params.items()}
    z = layer_norm(x, p["norm1_weight"], p["norm1_bias"])
    Q, K, V = (split_heads(z @ p[name], num_heads) for name in ("W_q", "W_k", "W_v"))
    if past is not None:  # keys and values of earlier tokens do not change: a token never sees later ones
        K, V = (np.concatenate(pair, axis=-2) for pair in zip(past, (K, V)))
    heads = np.swapaxes(attention(Q, K, V, causal), -2, -3)  # (..., n, heads, d)
    h = x + heads.reshape(*heads.shape[:-2], len(p["W_o"])) @ p["W_o"]
    hidden = np.maximum(0.0, layer_norm(h, p["norm2_weight"], p["norm2_bias"]) @ p["W_1"] + p["b_1"])  # (..., n, F)
    return h + hidden @ p["W_2"] + p["b_2"], (K, V)


def transformer_block(x, params, num_heads, causal=False):
    return run(x, params, num_heads, causal)[0]


def transformer_step(x, params, num_heads, cache=None):
    return run(x, params, num_heads, True, cache)
