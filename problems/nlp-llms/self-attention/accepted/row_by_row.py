# style: a loop over batches and queries; every row adds its part to the gradients
import math

import numpy as np


def _row(q, keys):
    scores = keys @ q / math.sqrt(len(q))
    e = np.exp(scores - max(scores))
    return e / sum(e)


def attention(Q, K, V):
    Q, K, V = np.array(Q, dtype=float), np.array(K, dtype=float), np.array(V, dtype=float)
    output = np.zeros(Q.shape[:-1] + V.shape[-1:])
    weights = np.zeros(Q.shape[:-1] + K.shape[-2:-1])
    for b in np.ndindex(*Q.shape[:-2]):
        for i, q in enumerate(Q[b]):
            weights[b][i] = _row(q, K[b])
            output[b][i] = weights[b][i] @ V[b]
    return output, weights


def attention_backward(grad_output, Q, K, V):
    Q, K, V = np.array(Q, dtype=float), np.array(K, dtype=float), np.array(V, dtype=float)
    grads = tuple(np.zeros(x.shape) for x in (Q, K, V))
    for b in np.ndindex(*Q.shape[:-2]):
        for i, q in enumerate(Q[b]):
            g = np.array(grad_output[b][i], dtype=float)
            p, o = _row(q, K[b]), _row(q, K[b]) @ V[b]
            ds = p * (V[b] @ g - o @ g) / math.sqrt(len(q))  # the mean of the gradient is g . o
            grads[0][b][i] = ds @ K[b]
            grads[1][b][:] += np.outer(ds, q)
            grads[2][b][:] += np.outer(p, g)
    return grads
