# verdict: wrong_answer
# entry: rms_norm
# group: example
# lesson: You divide by the standard deviation. The root mean square does not subtract the mean.
import numpy as np


def scaled(x, axes, eps):
    """x_hat, of the shape of x, and 1 / s, one number for each group."""
    x = np.asarray(x, dtype=np.float64)
    inverse_rms = 1.0 / np.sqrt(np.mean(x**2, axis=axes, keepdims=True) + eps)
    return x * inverse_rms, inverse_rms


def my_scaled(x, axes, eps):
    """x_hat, of the shape of x, and 1 / s, one number for each group."""
    x = np.asarray(x, dtype=np.float64)
    inverse_rms = 1.0 / np.sqrt(np.var(x, axis=axes, keepdims=True) + eps)
    return x * inverse_rms, inverse_rms


def rms_norm(x, normalized_shape, weight=None, eps=1e-6):
    axes = tuple(range(-len(normalized_shape), 0))
    y, _ = my_scaled(x, axes, eps)
    return y if weight is None else y * weight


def rms_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-6):
    axes = tuple(range(-len(normalized_shape), 0))
    x_hat, inverse_rms = scaled(x, axes, eps)
    grad_y = np.asarray(grad_output, dtype=np.float64)
    groups = tuple(range(x_hat.ndim - len(normalized_shape)))
    grad_weight = (grad_y * x_hat).sum(axis=groups)

    grad = grad_y if weight is None else grad_y * weight
    along_x_hat = (grad * x_hat).mean(axis=axes, keepdims=True)
    return inverse_rms * (grad - x_hat * along_x_hat), grad_weight
