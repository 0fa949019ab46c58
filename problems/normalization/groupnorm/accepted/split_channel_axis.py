# style: channels as two axes (N, G, C / G, positions), np.var, einsum for the parameters
import numpy as np


def _split(x, num_groups):
    n, c = np.shape(x)[:2]
    if c % num_groups:
        raise ValueError("uneven groups")
    return np.array(x, dtype=float).reshape(n, num_groups, c // num_groups, int(np.prod(np.shape(x)[2:])))


def _by_group(values, num_groups, default):
    return default if values is None else np.array(values, dtype=float).reshape(num_groups, -1, 1)


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    z = _split(x, num_groups)
    hat = (z - z.mean((2, 3), keepdims=True)) / np.sqrt(z.var((2, 3), keepdims=True) + eps)
    return (hat * _by_group(weight, num_groups, 1.0) + _by_group(bias, num_groups, 0.0)).reshape(np.shape(x))


def group_norm_backward(grad_output, x, num_groups, weight=None, eps=1e-5):
    z, g = _split(x, num_groups), _split(grad_output, num_groups)
    s = np.sqrt(z.var((2, 3), keepdims=True) + eps)
    hat = (z - z.mean((2, 3), keepdims=True)) / s
    h = g * _by_group(weight, num_groups, 1.0)
    grad_x = (h - h.mean((2, 3), keepdims=True) - hat * (h * hat).mean((2, 3), keepdims=True)) / s
    return grad_x.reshape(np.shape(x)), np.einsum("ngcp,ngcp->gc", g, hat).ravel(), g.sum((0, 3)).ravel()
