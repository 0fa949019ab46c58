"""A SciPy sparse matrix of ones (position, id): its products are the lookup and the sums; scipy's cosine distance."""

import numpy as np

REQUIRES = ["scipy"]


def _one_hot(ids, columns):
    from scipy.sparse import csr_array

    flat = np.ravel(ids).astype(np.int64)
    return csr_array((np.ones(flat.size), (np.arange(flat.size), flat)), shape=(flat.size, columns))


def embedding(ids, weight):
    product = _one_hot(ids, len(weight)) @ np.asarray(weight, dtype=float)
    return product.reshape(*np.shape(ids), weight.shape[1])


def embedding_backward(grad_output, ids, padding_idx=None):
    flat = np.ravel(ids).astype(np.int64)
    if flat.max(initial=0) > 10**6:
        return NotImplemented
    ones = _one_hot(ids, int(flat.max(initial=0)) + 1)
    dense = ones.T @ np.asarray(grad_output, dtype=float).reshape(flat.size, np.shape(grad_output)[-1])
    counts = np.bincount(flat, minlength=len(dense))
    if padding_idx is not None and padding_idx < len(counts):
        counts[padding_idx] = 0
    rows = np.flatnonzero(counts)
    return rows, dense[rows]


def nearest_words(query, weight, k, exclude=()):
    from scipy.spatial.distance import cosine

    def similarity(row):
        return 1.0 - cosine(query.astype(float), row) if query.any() and row.any() else 0.0

    scores = {word: similarity(row) for word, row in enumerate(np.asarray(weight, dtype=float)) if word not in exclude}
    words = sorted(scores, key=lambda word: (-round(scores[word], 9), word))[:k]
    return np.array(words, dtype=int), np.array([scores[word] for word in words])
