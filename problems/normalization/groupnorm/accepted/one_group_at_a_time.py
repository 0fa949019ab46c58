# style: loops over samples and groups, slices of channels, the chain rule through variance and mean
import numpy as np


def _slices(x, num_groups):
    channels = np.shape(x)[1]
    if channels % num_groups:
        raise ValueError("uneven groups")
    width = channels // num_groups
    return [(n, slice(k, k + width)) for n in range(len(x)) for k in range(0, channels, width)]


def _columns(values, x, where):
    return np.array(values, dtype=float)[where].reshape([-1] + [1] * (np.ndim(x) - 2))


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    out = np.empty(np.shape(x))
    for n, channels in _slices(x, num_groups):
        group = np.array(x[n, channels], dtype=float)
        y = (group - group.mean()) / (group.var() + eps) ** 0.5
        if weight is not None:
            y = y * _columns(weight, x, channels)
        out[n, channels] = y if bias is None else y + _columns(bias, x, channels)
    return out


def group_norm_backward(grad_output, x, num_groups, weight=None, eps=1e-5):
    grad_x, grad_weight, grad_bias = np.empty(np.shape(x)), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for n, channels in _slices(x, num_groups):
        group, g = np.array(x[n, channels], dtype=float), np.array(grad_output[n, channels], dtype=float)
        centred, s = group - group.mean(), (group.var() + eps) ** 0.5
        grad_weight[channels] += (g * centred / s).reshape(len(g), -1).sum(axis=1)
        grad_bias[channels] += g.reshape(len(g), -1).sum(axis=1)
        h = g if weight is None else g * _columns(weight, x, channels)
        to_var = (h * centred).sum() * -0.5 / s**3
        grad_x[n, channels] = h / s + to_var * 2.0 * centred / group.size - h.sum() / s / group.size
    return grad_x, grad_weight, grad_bias
