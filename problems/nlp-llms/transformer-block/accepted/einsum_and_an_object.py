# style: einsum over projections cut into heads, and an object as the cache, which is copied when it grows
import numpy as np


class Past:
    def __init__(self, keys=None, values=None):
        self.keys, self.values = keys, values

    def grown(self, keys, values):
        if self.keys is None:
            return Past(keys, values)
        return Past(np.concatenate([self.keys, keys], axis=-3), np.concatenate([self.values, values], axis=-3))


def _norm(z, weight, bias):
    mean = z.mean(axis=-1, keepdims=True)
    return weight * ((z - mean) * (np.mean(np.square(z - mean), axis=-1, keepdims=True) + 1e-5) ** -0.5) + bias


def _block(x, params, num_heads, causal, past):
    x = np.asarray(x).astype(np.float64)
    z = _norm(x, params["norm1_weight"], params["norm1_bias"])
    cut = [np.asarray(params[k], dtype=float).reshape(x.shape[-1], num_heads, -1) for k in ("W_q", "W_k", "W_v")]
    q, k, v = (np.tensordot(z, w, 1) for w in cut)
    past = past.grown(k, v)
    logits = np.einsum("...ihd,...jhd->...hij", q, past.keys) / np.sqrt(q.shape[-1])
    t, total = logits.shape[-2:]
    if causal:
        later = np.arange(total) > np.arange(total - t, total)[:, None]
        logits[..., later] = -np.inf
    logits -= np.max(logits, axis=-1, keepdims=True)
    p = np.exp(logits)
    mixed = np.einsum("...hij,...jhd->...ihd", p / p.sum(axis=-1, keepdims=True), past.values)
    h = x + np.tensordot(mixed, np.asarray(params["W_o"], dtype=float).reshape(num_heads, -1, x.shape[-1]), 2)
    inner = _norm(h, params["norm2_weight"], params["norm2_bias"]) @ params["W_1"] + params["b_1"]
    return h + np.clip(inner, 0.0, None) @ params["W_2"] + params["b_2"], past


def transformer_block(x, params, num_heads, causal=False):
    return _block(x, params, num_heads, causal, Past())[0]


def transformer_step(x, params, num_heads, cache=None):
    return _block(x, params, num_heads, True, cache or Past())
