# style: einsum for the scores, a boolean mask that np.repeat stretches over columns
import numpy as np


def head_importance(activations, grads):
    a, g = np.array(activations, dtype=float), np.array(grads, dtype=float)
    if a.shape != g.shape:
        raise ValueError("shape")
    return np.average(np.abs(np.einsum("ehtj,ehtj->he", a, g)), axis=1)


def prune_heads(W_q, W_k, W_v, W_o, scores, num_prune):
    scores = np.array(scores)
    h = scores.size
    if num_prune < 0 or num_prune >= h or W_q.shape[1] % h or W_k.shape[1] % h or W_v.shape[1] % h:
        raise ValueError("input")
    keep = np.ones(h, dtype=bool)
    keep[np.lexsort((np.arange(h), scores))[:num_prune]] = False
    d, d_v = W_q.shape[1] // h, W_v.shape[1] // h
    keys, values = np.repeat(keep, d), np.repeat(keep, d_v)
    return W_q[:, keys], W_k[:, keys], W_v[:, values], W_o[values], np.flatnonzero(keep)
