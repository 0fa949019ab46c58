# style: one query at a time, with the list of the keys that it sees
import math

import numpy as np


def masked_attention(Q, K, V, mask=None, key_lengths=None, causal=False):
    Q, K, V = np.array(Q, dtype=float), np.array(K, dtype=float), np.array(V, dtype=float)
    lead, n, m = Q.shape[:-2], Q.shape[-2], K.shape[-2]
    mask = np.broadcast_to(True if mask is None else mask, (*lead, n, m))
    lengths = np.broadcast_to(m if key_lengths is None else key_lengths, lead)
    output, weights = np.zeros((*lead, n, V.shape[-1])), np.zeros((*lead, n, m))
    for b in np.ndindex(*lead):
        for i in range(n):
            logits = {}
            for j in range(min(lengths[b], i + m - n + 1) if causal else lengths[b]):
                bias = mask[b][i, j]
                if mask.dtype == bool and not bias:
                    continue
                bias = 0.0 if mask.dtype == bool else bias
                if bias > -math.inf:
                    logits[j] = Q[b][i] @ K[b][j] / math.sqrt(Q.shape[-1]) + bias
            for j in logits:
                weights[b][i, j] = math.exp(logits[j] - max(logits.values()))
            if logits:
                weights[b][i] /= weights[b][i].sum()
            output[b][i] = weights[b][i] @ V[b]
    return output, weights
