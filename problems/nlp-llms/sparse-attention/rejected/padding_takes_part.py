# verdict: wrong_answer
# entry: sparse_attention
# group: example
# lesson: The cells beyond the ends of the sequence have the score 0 in your softmax, as if there were keys. They must
# be -inf before it.
import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    Q, K, V = (np.asarray(x, dtype=np.float64) for x in (Q, K, V))
    n, d = Q.shape
    tokens = np.unique(np.asarray(global_tokens, dtype=np.int64))
    if window < 0:
        raise ValueError("window must not be negative.")
    if np.any((tokens < 0) | (tokens >= n)):
        raise ValueError("A global token is not in the sequence.")
    Q = Q / np.sqrt(d)
    reach = min(window, n)
    diagonals = [diagonal(n, offset) for offset in range(-reach, reach + 1)]
    near = len(diagonals)

    scores = np.zeros((near + len(tokens), n))
    for c, (rows, columns) in enumerate(diagonals):
        scores[c, rows] = np.einsum("id,id->i", Q[rows], K[columns])
    in_band = np.abs(tokens[:, None] - np.arange(n)) <= reach
    scores[near:] = np.where(in_band, -np.inf, K[tokens] @ Q.T)

    weights = softmax(scores)
    output = weights[near:].T @ V[tokens]
    for c, (rows, columns) in enumerate(diagonals):
        output[rows] += weights[c, rows, None] * V[columns]
    output[tokens] = softmax(K @ Q[tokens].T).T @ V
    return output


def diagonal(n, offset):
    """The queries i and the keys i + offset, where both exist."""

    return slice(max(0, -offset), n - max(0, offset)), slice(max(0, offset), n - max(0, -offset))


def softmax(scores):
    """Along the first axis, the keys; the initial value is for n = 0, where there is no maximum."""
    weights = np.exp(scores - scores.max(axis=0, initial=-np.inf))
    return weights / weights.sum(axis=0)
