# style: one group at a time in plain loops, the chain rule through the mean of the squares
import numpy as np


def _groups(x, normalized_shape):
    return np.ndindex(*np.shape(x)[: np.ndim(x) - len(normalized_shape)])


def rms_norm(x, normalized_shape, weight=None, eps=1e-6):
    out = np.empty(np.shape(x))
    for i in _groups(x, normalized_shape):
        group = np.array(x[i], dtype=float)
        out[i] = group / (np.square(group).mean() + eps) ** 0.5 * (1.0 if weight is None else weight)
    return out


def rms_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-6):
    grad_x, grad_weight = np.empty(np.shape(x)), np.zeros(normalized_shape)
    for i in _groups(x, normalized_shape):
        group, g = np.array(x[i], dtype=float), np.array(grad_output[i], dtype=float)
        s = (np.square(group).mean() + eps) ** 0.5
        grad_weight += g * group / s
        h = g if weight is None else g * weight
        to_mean_square = (h * group).sum() * -0.5 / s**3
        grad_x[i] = h / s + to_mean_square * 2.0 * group / group.size
    return grad_x, grad_weight
