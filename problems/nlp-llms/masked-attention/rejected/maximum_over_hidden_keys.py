# verdict: wrong_answer
# entry: masked_attention
# group: stability
# lesson: Your maximum runs over hidden keys, too. One that lies far above the rest lets all visible weights underflow
#   to 0.
import numpy as np


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    n, m = scores.shape[-2:]
    top = scores.max(axis=-1, keepdims=True)

    if mask is not None:
        if mask.dtype != bool:
            top = (scores + np.where(np.isneginf(mask), 0.0, mask)).max(axis=-1, keepdims=True)
        scores = np.where(mask, scores, -np.inf) if mask.dtype == bool else scores + mask
    if key_lengths is not None:
        real = np.arange(m) < np.asarray(key_lengths)[..., None, None]
        scores = np.where(real, scores, -np.inf)
    if causal:
        scores = np.where(np.tri(n, m, m - n, dtype=bool), scores, -np.inf)

    weights = np.exp(scores - top)
    total = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(total == 0.0, 1.0, total)
    return weights @ V, weights
