import numpy as np


def attention_weights(Q, K):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])  # (..., n, m)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))  # the largest score of each row is now 0
    return weights / weights.sum(axis=-1, keepdims=True)


def attention(Q, K, V):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    weights = attention_weights(Q, K)
    return weights @ V, weights  # (..., n, d_v), (..., n, m)


def attention_backward(grad_output, Q, K, V):
    grad_output, Q, K, V = (np.asarray(each, dtype=np.float64) for each in (grad_output, Q, K, V))
    weights = attention_weights(Q, K)
    grad_V = np.swapaxes(weights, -1, -2) @ grad_output  # (..., m, d_v): sums over the queries
    grad_weights = grad_output @ np.swapaxes(V, -1, -2)  # (..., n, m)

    # softmax backwards, row by row: a change of all scores of a row together has no effect
    mean = (weights * grad_weights).sum(axis=-1, keepdims=True)  # (..., n, 1)
    grad_scores = weights * (grad_weights - mean) / np.sqrt(Q.shape[-1])
    return grad_scores @ K, np.swapaxes(grad_scores, -1, -2) @ Q, grad_V
