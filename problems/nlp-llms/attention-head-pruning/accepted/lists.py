# style: Python lists of columns, heads removed one by one with min
import numpy as np


def head_importance(activations, grads):
    if np.shape(activations) != np.shape(grads):
        raise ValueError
    n_examples, h = np.shape(activations)[:2]
    scores = []
    for a in range(h):
        total = 0.0
        for e in range(n_examples):
            pairs = zip(np.ravel(activations[e][a]).tolist(), np.ravel(grads[e][a]).tolist())
            total += abs(sum(x * y for x, y in pairs))
        scores.append(total / n_examples)
    return scores


def columns(w, kept, h):
    n = np.shape(w)[1]
    if n % h != 0:
        raise ValueError
    return np.concatenate([np.array(w)[:, a * n // h : (a + 1) * n // h] for a in kept], axis=1)


def prune_heads(W_q, W_k, W_v, W_o, scores, num_prune):
    h, left = len(scores), list(range(len(scores)))
    if not (0 <= num_prune <= h - 1):
        raise ValueError
    for _ in range(num_prune):
        left.remove(min(left, key=lambda a: (scores[a], a)))
    d_v = np.shape(W_o)[0] // h
    rows = [i for a in left for i in range(a * d_v, (a + 1) * d_v)]
    return *(columns(w, left, h) for w in (W_q, W_k, W_v)), np.array(W_o)[rows], left
