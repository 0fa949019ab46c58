# verdict: wrong_answer
# entry: nearest_words
# group: example
# lesson: Your ids count only the words that are left after exclude. Translate them back to rows of the table.
import numpy as np


def embedding(ids, weight):
    weight = np.asarray(weight, dtype=np.float64)
    if np.any(ids < 0):
        raise IndexError("An id is negative, and no place counted from the end.")
    return np.take(weight, ids, axis=0)


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
    words = np.argsort(-similarities[left], kind="stable")[:k]
    return words, similarities[left[words]]
