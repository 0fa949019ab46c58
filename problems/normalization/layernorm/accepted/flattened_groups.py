# style: groups flattened to the rows of a matrix, np.var, and the Jacobian as a product
import numpy as np


def _rows(x, normalized_shape):
    return np.array(x, dtype=float).reshape(-1, int(np.prod(normalized_shape)))


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    rows = _rows(x, normalized_shape)
    out = (rows - rows.mean(axis=1)[:, None]) / np.sqrt(rows.var(axis=1) + eps)[:, None]
    out = out * (1.0 if weight is None else np.ravel(weight)) + (0.0 if bias is None else np.ravel(bias))
    return out.reshape(np.shape(x))


def layer_norm_backward(grad_output, x, normalized_shape, weight=None, eps=1e-5):
    rows, grads = _rows(x, normalized_shape), _rows(grad_output, normalized_shape)
    d = rows.shape[1]
    s = np.sqrt(rows.var(axis=1) + eps)
    hat = (rows - rows.mean(axis=1)[:, None]) / s[:, None]
    jacobian = np.eye(d) - 1.0 / d - np.einsum("ni,nj->nij", hat, hat) / d
    scaled = grads if weight is None else grads * np.ravel(weight)
    grad_x = np.einsum("ni,nij->nj", scaled, jacobian) / s[:, None]
    back = lambda values: values.sum(axis=0).reshape(normalized_shape)
    return grad_x.reshape(np.shape(x)), back(grads * hat), back(grads)
