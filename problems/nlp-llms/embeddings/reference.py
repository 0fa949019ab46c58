import numpy as np


def embedding(ids, weight):
    weight = np.asarray(weight, dtype=np.float64)
    if np.any(ids < 0):
        raise IndexError("An id is negative, and no place counted from the end.")
    return np.take(weight, ids, axis=0)  # a copy, and an IndexError if an id is too high


def embedding_backward(grad_output, ids, padding_idx=None):
    ids = np.ravel(ids)
    grads = grad_output.reshape(len(ids), grad_output.shape[-1])  # (t, D)
    if padding_idx is not None:  # mutant-ok: if->True: no id is None
        kept = ids != padding_idx
        ids, grads = ids[kept], grads[kept]
    rows, place = np.unique(ids, return_inverse=True)  # place[t] is where ids[t] stands in rows
    values = np.zeros((len(rows), grads.shape[1]))  # mutant-ok: 1->-1: the last of two axes
    np.add.at(values, place, grads)  # values[place] += grads would keep one gradient for each id
    return rows, values


def nearest_words(query, weight, k, exclude=()):
    query, weight = np.asarray(query, dtype=np.float64), np.asarray(weight, dtype=np.float64)
    # mutant-ok: axis=1->-1: the last of two axes
    lengths = np.linalg.norm(query) * np.linalg.norm(weight, axis=1)  # (V,)
    # mutant-ok: transpose right of @: a vector; mutant-ok: 1.0->2.0: 0 divided by it; mutant-ok: 1.0->-1.0: the same
    similarities = weight @ query / np.where(lengths > 0, lengths, 1.0)  # a zero vector has product 0
    left = np.setdiff1d(np.arange(len(weight)), exclude)  # in rising order, so that a stable sort breaks ties
    words = left[np.argsort(-similarities[left], kind="stable")[:k]]
    return words, similarities[words]
