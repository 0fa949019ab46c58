# verdict: wrong_answer
# entry: prune_heads
# group: example
# lesson: You cut columns of the output projection. A head owns rows of it.
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
    W_o = np.asarray(W_o)
    size = max(1, W_o.shape[1] // h)
    W_q, W_k, W_v = (np.hstack([parts[a] for a in kept]) for parts in columns)
    return W_q, W_k, W_v, W_o[:, [c for c in range(W_o.shape[1]) if c // size in kept]], kept
