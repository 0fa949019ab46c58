import numpy as np


def sparse_attention(Q, K, V, window, global_tokens=()):
    Q, K, V = (np.asarray(x, dtype=np.float64) for x in (Q, K, V))
    n, d = Q.shape
    tokens = np.unique(np.asarray(global_tokens, dtype=np.int64))  # (g,), sorted, each once
    if window < 0:
        raise ValueError("window must not be negative.")
    if np.any((tokens < 0) | (tokens >= n)):
        raise ValueError("A global token is not in the sequence.")
    Q = Q / np.sqrt(d)
    reach = min(window, n)  # nothing is further away
    diagonals = [diagonal(n, offset) for offset in range(-reach, reach + 1)]
    near = len(diagonals)  # at most 2 * window + 1

    # One row of scores for each diagonal of the band, and one for each global key: O(n (window + g)) numbers.
    scores = np.full((near + len(tokens), n), -np.inf)
    for c, (rows, columns) in enumerate(diagonals):
        scores[c, rows] = np.einsum("id,id->i", Q[rows], K[columns])
    in_band = np.abs(tokens[:, None] - np.arange(n)) <= reach  # (g, n): these pairs are in the band already
    scores[near:] = np.where(in_band, -np.inf, K[tokens] @ Q.T)

    weights = softmax(scores)  # (near + g, n): column i holds the weights of query i
    output = weights[near:].T @ V[tokens]  # (n, d_v)
    for c, (rows, columns) in enumerate(diagonals):
        output[rows] += weights[c, rows, None] * V[columns]
    output[tokens] = softmax(K @ Q[tokens].T).T @ V  # global queries see everything: (n, g) scores
    return output


def diagonal(n, offset):
    """The queries i and the keys i + offset, where both exist."""
    # mutant-ok: swap returns: the offsets are symmetric, so that the band is the same in the opposite order
    return slice(max(0, -offset), n - max(0, offset)), slice(max(0, offset), n - max(0, -offset))


def softmax(scores):
    """Along the first axis, the keys; the initial value is for n = 0, where there is no maximum."""
    weights = np.exp(scores - scores.max(axis=0, initial=-np.inf))
    return weights / weights.sum(axis=0)
