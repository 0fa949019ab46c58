# verdict: wrong_answer
# entry: layer_norm_backward
# group: edge, stability
# lesson: You difference the forward pass numerically, which does not reach the digits of a derived formula.
import numpy as np


def standardised(x, axes, eps):
    """x_hat, of the shape of x, and 1 / sqrt(var + eps), one number for each group."""
    x = np.asarray(x, dtype=np.float64)
    centred = x - x.mean(axis=axes, keepdims=True)
    inverse_std = 1.0 / np.sqrt(np.mean(centred**2, axis=axes, keepdims=True) + eps)
    return centred * inverse_std, inverse_std


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    axes = tuple(range(-len(normalized_shape), 0))
    y, _ = standardised(x, axes, eps)
    if weight is not None:
        y = y * weight
    return y if bias is None else y + bias


def layer_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-5):
    axes = tuple(range(-len(normalized_shape), 0))
    x_hat, inverse_std = standardised(x, axes, eps)
    grad_y = np.asarray(grad_output, dtype=np.float64)
    groups = tuple(range(x_hat.ndim - len(normalized_shape)))
    grad_weight = (grad_y * x_hat).sum(axis=groups)
    grad_bias = grad_y.sum(axis=groups)

    grad = grad_y if weight is None else grad_y * weight
    along_one = grad.mean(axis=axes, keepdims=True)
    along_x_hat = (grad * x_hat).mean(axis=axes, keepdims=True)
    values, h = np.asarray(x, dtype=np.float64), 1e-5
    grad_x = np.zeros(values.shape)
    for i in np.ndindex(values.shape):
        up, down = values.copy(), values.copy()
        up[i] += h
        down[i] -= h
        change = layer_norm(up, normalized_shape, weight, None, eps)
        change = change - layer_norm(down, normalized_shape, weight, None, eps)
        grad_x[i] = (grad_y * change).sum() / (2 * h)
    return grad_x, grad_weight, grad_bias
