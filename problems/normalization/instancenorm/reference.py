import numpy as np


def per_channel(values, ndim):
    """(C,) as (C, 1, ..., 1), to broadcast over (N, C, ...)."""
    return np.reshape(values, (len(values),) + (1,) * (ndim - 2))


def standardised(x, positions, eps):
    """x_hat, of the shape of x, and 1 / sqrt(var + eps) as (N, C, 1, ..., 1)."""
    x = np.asarray(x, dtype=np.float64)  # mutant-ok: drop statement: the mean of integers is float64 already
    centred = x - x.mean(axis=positions, keepdims=True)
    inverse_std = 1.0 / np.sqrt(np.mean(centred**2, axis=positions, keepdims=True) + eps)
    return centred * inverse_std, inverse_std


def instance_norm(x, weight=None, bias=None, eps=1e-5):
    positions = tuple(range(2, x.ndim))
    y, _ = standardised(x, positions, eps)
    if weight is not None:
        y = y * per_channel(weight, x.ndim)
    return y if bias is None else y + per_channel(bias, x.ndim)


def instance_norm_backward(grad_output, x, weight=None, eps=1e-5):
    positions = tuple(range(2, x.ndim))
    x_hat, inverse_std = standardised(x, positions, eps)
    grad_y = np.asarray(grad_output, dtype=np.float64)
    others = (0, *positions)  # all axes but the channels
    grad_weight = (grad_y * x_hat).sum(axis=others)  # (C,)
    grad_bias = grad_y.sum(axis=others)  # (C,)

    # mean and variance move with x: take out what lies along 1 and along x_hat
    along_one = grad_y.mean(axis=positions, keepdims=True)
    along_x_hat = (grad_y * x_hat).mean(axis=positions, keepdims=True)
    grad_x = inverse_std * (grad_y - along_one - x_hat * along_x_hat)
    if weight is not None:  # one number for all M values: it may stand in front
        grad_x = grad_x * per_channel(weight, x.ndim)
    return grad_x, grad_weight, grad_bias
