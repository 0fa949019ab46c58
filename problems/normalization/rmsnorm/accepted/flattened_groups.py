# style: groups flattened to the rows of a matrix, and the Jacobian as a product
import numpy as np


def _rows(x, normalized_shape):
    return np.array(x, dtype=float).reshape(-1, int(np.prod(normalized_shape)))


def rms_norm(x, normalized_shape, weight=None, eps=1e-6):
    rows = _rows(x, normalized_shape)
    out = rows / np.sqrt(np.einsum("ni,ni->n", rows, rows) / rows.shape[1] + eps)[:, None]
    return (out if weight is None else out * np.ravel(weight)).reshape(np.shape(x))


def rms_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-6):
    rows, grads = _rows(x, normalized_shape), _rows(grad_output, normalized_shape)
    d = rows.shape[1]
    s = np.sqrt((rows**2).mean(axis=1) + eps)
    hat = rows / s[:, None]
    jacobian = (np.eye(d) - np.einsum("ni,nj->nij", hat, hat) / d) / s[:, None, None]
    scaled = grads if weight is None else grads * np.ravel(weight)
    grad_x = np.einsum("ni,nij->nj", scaled, jacobian).reshape(np.shape(x))
    return grad_x, (grads * hat).sum(axis=0).reshape(normalized_shape)
