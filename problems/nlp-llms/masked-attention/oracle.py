"""scipy.special.softmax over the visible keys of each row alone; the rows without a visible key are zeros."""

import numpy as np

REQUIRES = ["scipy"]


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    from scipy.special import softmax

    Q, K, V = (np.asarray(each, dtype=float) for each in (Q, K, V))
    lead, n, m = Q.shape[:-2], Q.shape[-2], K.shape[-2]
    mask = np.broadcast_to(np.zeros(1) if mask is None else mask, (*lead, n, m))
    bias = np.where(mask, 0.0, -np.inf) if mask.dtype == bool else mask
    lengths = np.broadcast_to(m if key_lengths is None else key_lengths, lead)
    output, weights = np.zeros((*lead, n, V.shape[-1])), np.zeros((*lead, n, m))
    for where in np.ndindex(*lead, n):
        b, i = where[:-1], where[-1]
        last = m if not causal else m - (n - 1 - i)  # one key fewer for each query before the last one
        keys = [j for j in range(m) if bias[where][j] != -np.inf and j < lengths[b] and j < last]
        if keys:
            row = softmax(K[b][keys] @ Q[b][i] / np.sqrt(Q.shape[-1]) + bias[where][keys])
            weights[where][keys] = row
            output[where] = np.average(V[b][keys], axis=0, weights=row)
    return output, weights
