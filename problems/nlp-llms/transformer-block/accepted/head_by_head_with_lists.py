# style: one token after the other with a list of keys and values for each head; the full run is the same in one go
import numpy as np


def _norm(x, w, b):
    return (x - x.mean(-1)[..., None]) / np.sqrt(x.var(-1)[..., None] + 1e-5) * w + b


def _softmax(s):
    e = np.exp(s - s.max(-1)[..., None])
    return e / e.sum(-1)[..., None]


def _rest(x, mixed, p):
    h = x + mixed
    inner = _norm(h, p["norm2_weight"], p["norm2_bias"]) @ p["W_1"] + p["b_1"]
    return h + np.where(inner > 0, inner, 0.0) @ p["W_2"] + p["b_2"]


def _heads(x, p, heads):
    z = _norm(x, p["norm1_weight"], p["norm1_bias"])
    return [np.split(z @ p[name], heads, axis=-1) for name in ("W_q", "W_k", "W_v")]


def transformer_block(x, params, num_heads, causal=False):
    x = np.array(x, dtype=float)
    n = x.shape[-2]
    bias = np.triu(np.full((n, n), -np.inf), 1) if causal else 0.0
    parts = []
    for q, k, v in zip(*_heads(x, params, num_heads)):
        parts.append(_softmax(np.einsum("...id,...jd->...ij", q, k) / q.shape[-1] ** 0.5 + bias) @ v)
    return _rest(x, np.concatenate(parts, axis=-1) @ params["W_o"], params)


def transformer_step(x, params, num_heads, cache=None):
    x = np.array(x, dtype=float)
    cache = dict(cache or {})
    ys = []
    for i in range(x.shape[-2]):
        token, parts = x[..., i : i + 1, :], []
        for a, (q, k, v) in enumerate(zip(*_heads(token, params, num_heads))):
            keys, values = (k, v) if a not in cache else (np.append(cache[a][0], k, -2), np.append(cache[a][1], v, -2))
            cache[a] = keys, values
            parts.append(_softmax(q @ np.moveaxis(keys, -1, -2) / q.shape[-1] ** 0.5) @ values)
        ys.append(_rest(token, np.concatenate(parts, axis=-1) @ params["W_o"], params))
    return np.concatenate(ys, axis=-2), cache
