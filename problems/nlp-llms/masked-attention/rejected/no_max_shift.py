# verdict: wrong_answer
# entry: masked_attention
# group: stability
# lesson: exp overflows in float64 beyond about 709, or gives only zeros far below 0. Subtract the largest visible
#   score of each row first.
import numpy as np


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    n, m = scores.shape[-2:]

    if mask is not None:
        scores = np.where(mask, scores, -np.inf) if mask.dtype == bool else scores + mask
    if key_lengths is not None:
        real = np.arange(m) < np.asarray(key_lengths)[..., None, None]
        scores = np.where(real, scores, -np.inf)
    if causal:
        scores = np.where(np.tri(n, m, m - n, dtype=bool), scores, -np.inf)

    top = scores.max(axis=-1, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    weights = np.exp(scores)
    total = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(total == 0.0, 1.0, total)
    return weights @ V, weights
