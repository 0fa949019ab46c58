# verdict: wrong_answer
# entry: embedding
# group: edge
# lesson: You move ids that are out of range to the nearest row. Raise IndexError.
import numpy as np


def embedding(ids, weight):
    weight = np.asarray(weight, dtype=np.float64)
    return np.take(weight, np.clip(ids, 0, len(weight) - 1), axis=0)


def embedding_backward(grad_output, ids, padding_idx=None):
    ids = np.ravel(ids)
    grads = grad_output.reshape(len(ids), grad_output.shape[-1])
    if padding_idx is not None:
        kept = ids != padding_idx
        ids, grads = ids[kept], grads[kept]
    rows, place = np.unique(ids, return_inverse=True)
    values = np.zeros((len(rows), grads.shape[1]))
    np.add.at(values, place, grads)
    return rows, values


def nearest_words(query, weight, k, exclude=()):
    query, weight = np.asarray(query, dtype=np.float64), np.asarray(weight, dtype=np.float64)
    lengths = np.linalg.norm(query) * np.linalg.norm(weight, axis=1)
    similarities = weight @ query / np.where(lengths > 0, lengths, 1.0)
    left = np.setdiff1d(np.arange(len(weight)), exclude)
    words = left[np.argsort(-similarities[left], kind="stable")[:k]]
    return words, similarities[words]
