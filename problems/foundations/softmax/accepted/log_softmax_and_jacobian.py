# style: the exponential of the log-softmax, and the whole Jacobian with einsum
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=np.float64)
    if not x.ndim:
        raise ValueError("no axis")
    x = x - x.max(axis=axis, keepdims=True)
    return np.exp(x - np.log(np.exp(x).sum(axis=axis, keepdims=True)))


def softmax_vjp(x, grad_output, axis=-1):
    p = np.moveaxis(softmax(x, axis), axis, -1)
    g = np.moveaxis(np.asarray(grad_output, dtype=np.float64), axis, -1)
    jacobian = np.einsum("...i,ij->...ij", p, np.eye(p.shape[-1])) - p[..., :, None] * p[..., None, :]
    return np.moveaxis(np.einsum("...j,...ji->...i", g, jacobian), -1, axis)
