# style: sums as a product with a matrix of ones and zeros; normalised rows; -inf for what is excluded
import numpy as np


def embedding(ids, weight):
    weight = np.asarray(weight).astype(np.float64)
    flat = np.asarray(ids).reshape(-1)
    if flat.size and (flat.min() < 0 or flat.max() >= weight.shape[0]):
        raise IndexError("out of range")
    return (
        np.take(weight, flat, axis=0).reshape(*np.shape(ids), -1)
        if flat.size
        else np.zeros((*np.shape(ids), weight.shape[1]))
    )


def embedding_backward(grad_output, ids, padding_idx=None):
    flat = np.asarray(ids).reshape(-1)
    grads = np.asarray(grad_output, dtype=np.float64).reshape(flat.size, np.shape(grad_output)[-1])
    rows = np.array(sorted(set(flat.tolist()) - {padding_idx}), dtype=np.int64)
    return rows, (rows[:, None] == flat).astype(float) @ grads


def nearest_words(query, weight, k, exclude=()):
    def unit(x):
        length = np.sqrt((x * x).sum(axis=-1, keepdims=True))
        return np.divide(x, length, out=np.zeros_like(x), where=length > 0)

    similarities = unit(np.array(weight, dtype=float)) @ unit(np.array(query, dtype=float))
    banned = np.isin(np.arange(len(similarities)), list(exclude))
    order = np.lexsort((np.arange(len(similarities)), np.where(banned, np.inf, -similarities)))
    words = order[: min(k, np.count_nonzero(~banned))]
    return words, similarities[words]
