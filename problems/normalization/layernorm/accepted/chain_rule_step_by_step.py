# style: one group at a time, the chain rule through variance and mean
import numpy as np


def _groups(x, normalized_shape):
    lead = np.shape(x)[: np.ndim(x) - len(normalized_shape)]
    return np.ndindex(*lead)


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    out = np.empty(np.shape(x))
    for i in _groups(x, normalized_shape):
        group = np.array(x[i], dtype=float)
        y = (group - group.mean()) / (group.var() + eps) ** 0.5
        y = y if weight is None else weight * y
        out[i] = y if bias is None else y + bias
    return out


def layer_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-5):
    grad_x = np.empty(np.shape(x))
    grad_weight, grad_bias = np.zeros(normalized_shape), np.zeros(normalized_shape)
    for i in _groups(x, normalized_shape):
        group, g = np.array(x[i], dtype=float), np.array(grad_output[i], dtype=float)
        centred, s = group - group.mean(), (group.var() + eps) ** 0.5
        grad_weight += g * centred / s
        grad_bias += g
        h = g if weight is None else g * weight
        to_var = (h * centred).sum() * -0.5 / s**3
        to_mean = -h.sum() / s
        grad_x[i] = h / s + to_var * 2.0 * centred / group.size + to_mean / group.size
    return grad_x, grad_weight, grad_bias
