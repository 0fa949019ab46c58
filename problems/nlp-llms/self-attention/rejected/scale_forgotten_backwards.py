# verdict: wrong_answer
# entry: attention_backward
# group: example
# lesson: The scores were divided by the root of the head size, so the gradients for queries and keys are, too.
import numpy as np


def attention_weights(Q, K):
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def attention(Q, K, V):
    Q, K, V = (np.asarray(each, dtype=np.float64) for each in (Q, K, V))
    weights = attention_weights(Q, K)
    return weights @ V, weights


def attention_backward(grad_output, Q, K, V):
    grad_output, Q, K, V = (np.asarray(each, dtype=np.float64) for each in (grad_output, Q, K, V))
    weights = attention_weights(Q, K)
    grad_V = np.swapaxes(weights, -1, -2) @ grad_output
    grad_weights = grad_output @ np.swapaxes(V, -1, -2)

    mean = (weights * grad_weights).sum(axis=-1, keepdims=True)
    grad_scores = weights * (grad_weights - mean)
    return grad_scores @ K, np.swapaxes(grad_scores, -1, -2) @ Q, grad_V
