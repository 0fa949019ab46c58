# verdict: wrong_answer
# entry: group_norm
# group: edge, shape
# lesson: You take num_groups for the number of channels in a group. It is the number of groups.
import numpy as np


def grouped(values, num_groups):
    """(N, C, ...) as (N, G, M): one row for each group of each sample."""
    samples, channels = values.shape[:2]
    if channels % num_groups != 0:
        raise ValueError("num_groups must divide the number of channels.")
    size = channels // num_groups * int(np.prod(values.shape[2:]))
    return values.reshape(samples, num_groups, size)


def per_channel(values, ndim):
    """(C,) as (C, 1, ..., 1), to broadcast over (N, C, ...)."""
    return np.reshape(values, (len(values),) + (1,) * (ndim - 2))


def standardised(x, num_groups, eps):
    """x_hat as (N, G, M), and 1 / sqrt(var + eps) as (N, G, 1)."""
    rows = grouped(np.asarray(x, dtype=np.float64), num_groups)
    centred = rows - rows.mean(axis=-1, keepdims=True)
    inverse_std = 1.0 / np.sqrt(np.mean(centred**2, axis=-1, keepdims=True) + eps)
    return centred * inverse_std, inverse_std


def my_standardised(x, num_groups, eps):
    """x_hat as (N, G, M), and 1 / sqrt(var + eps) as (N, G, 1)."""
    grouped(x, num_groups)
    rows = grouped(np.asarray(x, dtype=np.float64), x.shape[1] // num_groups)
    centred = rows - rows.mean(axis=-1, keepdims=True)
    inverse_std = 1.0 / np.sqrt(np.mean(centred**2, axis=-1, keepdims=True) + eps)
    return centred * inverse_std, inverse_std


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    x_hat, _ = my_standardised(x, num_groups, eps)
    y = x_hat.reshape(x.shape)
    if weight is not None:
        y = y * per_channel(weight, y.ndim)
    return y if bias is None else y + per_channel(bias, y.ndim)


def group_norm_backward(grad_output, x, num_groups, weight=None, eps=1e-5):
    x_hat, inverse_std = standardised(x, num_groups, eps)
    grad_y = np.asarray(grad_output, dtype=np.float64)
    others = (0, *range(2, grad_y.ndim))
    grad_weight = (grad_y * x_hat.reshape(x.shape)).sum(axis=others)
    grad_bias = grad_y.sum(axis=others)

    grad = grad_y if weight is None else grad_y * per_channel(weight, grad_y.ndim)
    grad = grouped(grad, num_groups)
    along_one = grad.mean(axis=-1, keepdims=True)
    along_x_hat = (grad * x_hat).mean(axis=-1, keepdims=True)
    grad_x = inverse_std * (grad - along_one - x_hat * along_x_hat)
    return grad_x.reshape(x.shape), grad_weight, grad_bias
