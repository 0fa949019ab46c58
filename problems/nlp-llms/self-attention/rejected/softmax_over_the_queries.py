# verdict: wrong_answer
# entry: attention
# group: example
# lesson: Your softmax runs over the queries, so the columns sum to 1. Each query spreads its own weight over the
#   keys.
import numpy as np


def attention_weights(Q, K):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def my_attention_weights(Q, K):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-2, keepdims=True))
    return weights / weights.sum(axis=-2, keepdims=True)


def attention(Q, K, V):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    weights = my_attention_weights(Q, K)
    return weights @ V, weights


def attention_backward(grad_output, Q, K, V):
    grad_output, Q, K, V = (np.asarray(each, dtype=np.float64) for each in (grad_output, Q, K, V))
    weights = attention_weights(Q, K)
    grad_V = np.swapaxes(weights, -1, -2) @ grad_output
    grad_weights = grad_output @ np.swapaxes(V, -1, -2)

    mean = (weights * grad_weights).sum(axis=-1, keepdims=True)
    grad_scores = weights * (grad_weights - mean) / np.sqrt(Q.shape[-1])
    return grad_scores @ K, np.swapaxes(grad_scores, -1, -2) @ Q, grad_V
