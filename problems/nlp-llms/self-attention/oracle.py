"""scipy.special.softmax over einsum, and for the gradients complex steps through attention, input by input."""

import numpy as np

REQUIRES = ["scipy"]


def attention(Q, K, V):
    from scipy.special import softmax

    scores = np.einsum("...id,...jd->...ij", np.asarray(Q, dtype=float), np.asarray(K, dtype=float))
    weights = softmax(scores / np.sqrt(Q.shape[-1]), axis=-1)
    return np.einsum("...ij,...jv->...iv", weights, np.asarray(V, dtype=float)), weights


def _loss(grad_output, Q, K, V):
    """sum(grad_output * output) for complex inputs."""
    scores = np.einsum("...id,...jd->...ij", Q, K) / np.sqrt(Q.shape[-1])
    weights = np.exp(scores - scores.real.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return (grad_output * np.einsum("...ij,...jv->...iv", weights, V)).sum()


def attention_backward(grad_output, Q, K, V):
    inputs = [np.array(each, dtype=complex) for each in (Q, K, V)]
    grads = []
    for values in inputs:
        grad = np.zeros(values.shape)
        for i in np.ndindex(values.shape):
            values[i] += 1e-30j
            grad[i] = _loss(np.asarray(grad_output, dtype=float), *inputs).imag / 1e-30
            values[i] = values[i].real
        grads.append(grad)
    return tuple(grads)
