import numpy as np


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])  # (..., n, m)
    n, m = scores.shape[-2:]

    if mask is not None:
        scores = np.where(mask, scores, -np.inf) if mask.dtype == bool else scores + mask
    if key_lengths is not None:
        real = np.arange(m) < np.asarray(key_lengths)[..., None, None]  # (..., 1, m)
        scores = np.where(real, scores, -np.inf)
    if causal:
        scores = np.where(np.tri(n, m, m - n, dtype=bool), scores, -np.inf)  # the last query sees all keys

    top = scores.max(axis=-1, keepdims=True)  # over what is visible
    # mutant-ok: 0.0->1.0: any finite number will do, since exp(-inf) is 0
    top = np.where(np.isneginf(top), 0.0, top)  # -inf minus -inf would be NaN
    weights = np.exp(scores - top)
    total = weights.sum(axis=-1, keepdims=True)  # at least 1, or 0 where nothing is visible
    # mutant-ok: 1.0->2.0: 0 divided by anything is 0; mutant-ok: 1.0->-1.0: the same
    weights = weights / np.where(total == 0.0, 1.0, total)
    return weights @ V, weights
