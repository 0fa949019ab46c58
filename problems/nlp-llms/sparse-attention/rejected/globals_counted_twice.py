# verdict: wrong_answer
# entry: sparse_attention
# group: example
# lesson: A global key within the window counts twice in your softmax. Add only those global keys that the window does
# not hold.
import math

import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    n, d = np.shape(Q)
    tokens = sorted({int(t) for t in global_tokens})
    if window < 0 or (tokens and not 0 <= tokens[0] <= tokens[-1] < n):
        raise ValueError("window or global_tokens")
    seen_by_all = set(tokens)
    K, V = np.asarray(K, dtype=float), np.asarray(V, dtype=float)
    out = np.zeros((n, np.shape(V)[1]))
    for i in range(n):
        low, high = max(0, i - window), min(n, i + window + 1)
        if i in seen_by_all:
            keys, values = K, V
        elif extra := tokens:
            keys, values = np.concatenate([K[low:high], K[extra]]), np.concatenate([V[low:high], V[extra]])
        else:
            keys, values = K[low:high], V[low:high]
        logits = keys @ Q[i] / math.sqrt(d)
        weights = np.exp(logits - logits.max())
        out[i] = weights @ values / weights.sum()
    return out
