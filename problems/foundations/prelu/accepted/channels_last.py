# style: channels moved to the last axis and all else flattened to rows; einsum for the sum
import numpy as np


def _rows(a):
    moved = np.moveaxis(np.asarray(a, dtype=np.float64), 1, -1)
    return moved.reshape(moved.size // moved.shape[-1], moved.shape[-1]), moved.shape


def _back(rows, shape):
    return np.moveaxis(rows.reshape(shape), -1, 1)


def prelu(x, weight):
    rows, shape = _rows(x)
    return _back(np.maximum(rows, 0.0) + weight * np.minimum(rows, 0.0), shape)


def prelu_grad(x, weight, grad_output):
    rows, shape = _rows(x)
    grads, _ = _rows(grad_output)
    step = (rows > 0).astype(float)
    return _back(grads * (step + weight * (1.0 - step)), shape), np.einsum("nc,nc->c", grads, np.minimum(rows, 0.0))
