# verdict: time_limit
# entry: attention
# group: scale
# lesson: A Python loop over pairs of a query and a key is too slow. The scores of all pairs are one matrix product.
import numpy as np


def attention_weights(Q, K):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def attention(Q, K, V):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    scores = np.zeros(Q.shape[:-1] + K.shape[-2:-1])
    for where in np.ndindex(*scores.shape):
        batch, i, j = where[:-2], where[-2], where[-1]
        scores[where] = Q[(*batch, i)] @ K[(*batch, j)] / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ V, weights


def attention_backward(grad_output, Q, K, V):
    grad_output, Q, K, V = (np.asarray(each, dtype=np.float64) for each in (grad_output, Q, K, V))
    weights = attention_weights(Q, K)
    grad_V = np.swapaxes(weights, -1, -2) @ grad_output
    grad_weights = grad_output @ np.swapaxes(V, -1, -2)

    mean = (weights * grad_weights).sum(axis=-1, keepdims=True)
    grad_scores = weights * (grad_weights - mean) / np.sqrt(Q.shape[-1])
    return grad_scores @ K, np.swapaxes(grad_scores, -1, -2) @ Q, grad_V
