# verdict: wrong_answer
# entry: attention_backward
# group: example
# lesson: You difference the forward pass numerically, which does not reach the digits of a derived formula.
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
    h, inputs, grads = 1e-5, [Q.copy(), K.copy(), V.copy()], []
    for values in inputs:
        grad = np.zeros(values.shape)
        for i in np.ndindex(values.shape):
            at = values[i]
            values[i] = at + h
            up = attention(*inputs)[0]
            values[i] = at - h
            grad[i] = (grad_output * (up - attention(*inputs)[0])).sum() / (2 * h)
            values[i] = at
        grads.append(grad)
    return tuple(grads)
