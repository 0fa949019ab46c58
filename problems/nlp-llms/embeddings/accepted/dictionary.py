# style: loops, a dictionary of sums, and sorting tuples
import math

import numpy as np


def embedding(ids, weight):
    table = np.array(weight, dtype=float)
    flat = [int(i) for i in np.ravel(ids)]
    if any(not 0 <= i < len(table) for i in flat):
        raise IndexError("id")
    return np.array([table[i] for i in flat]).reshape(*np.shape(ids), table.shape[1])


def embedding_backward(grad_output, ids, padding_idx=None):
    sums = {}
    for where in np.ndindex(*np.shape(ids)):
        word = int(ids[where])
        if word != padding_idx:
            sums[word] = sums.get(word, 0.0) + np.array(grad_output[where], dtype=float)
    rows = sorted(sums)
    values = np.array([sums[word] for word in rows]).reshape(len(rows), np.shape(grad_output)[-1])
    return np.array(rows, dtype=int), values


def nearest_words(query, weight, k, exclude=()):
    found = []
    for word, row in enumerate(np.array(weight, dtype=float)):
        if word in exclude:
            continue
        size = math.hypot(*query) * math.hypot(*row)
        cosine = sum(float(a) * b for a, b in zip(query, row)) / size if size else 0.0
        found.append((-cosine, word))
    found = sorted(found)[:k]
    return np.array([word for _, word in found], dtype=int), np.array([-minus for minus, _ in found])
