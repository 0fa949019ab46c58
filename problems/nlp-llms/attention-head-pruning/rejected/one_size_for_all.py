# verdict: wrong_answer
# entry: prune_heads
# group: example
# lesson: You cut the values with the size of a head of the keys. They have a size of their own.
import numpy as np


def head_importance(activations, grads):
    activations, grads = (np.asarray(each, dtype=np.float64) for each in (activations, grads))
    if activations.shape != grads.shape:
        raise ValueError("activations and grads differ in shape")
    slopes = (activations * grads).sum(axis=(2, 3))  # (N, h): the derivative in each head's mask
    return np.abs(slopes).mean(axis=0)


def prune_heads(W_q, W_k, W_v, W_o, scores, num_prune):
    h = len(scores)
    if not 0 <= num_prune < h:
        raise ValueError("num_prune must be from 0 to h - 1")
    order = np.argsort(np.asarray(scores), kind="stable")  # stable: equal scores stay by index
    kept = np.sort(order[num_prune:])
    columns = [np.hsplit(np.asarray(w), h) for w in (W_q, W_k, W_v)]  # ValueError if they are no multiple of h
    rows = np.vsplit(np.asarray(W_o), h)
    size = np.shape(W_q)[1] // h
    chosen = [a * size + j for a in kept for j in range(size)]
    W_q, W_k = np.asarray(W_q)[:, chosen], np.asarray(W_k)[:, chosen]
    W_v = np.asarray(W_v)[:, [c for c in chosen if c < np.shape(W_v)[1]]]
    return W_q, W_k, W_v, np.vstack([rows[a] for a in kept]), kept
