# style: loops over samples and channels
import numpy as np


def instance_norm(x, weight=None, bias=None, eps=1e-5):
    out = np.empty(np.shape(x))
    for n, c in np.ndindex(*np.shape(x)[:2]):
        plane = np.array(x[n, c], dtype=float)
        y = (plane - plane.mean()) / (plane.var() + eps) ** 0.5
        out[n, c] = y * (1 if weight is None else weight[c]) + (0 if bias is None else bias[c])
    return out


def instance_norm_backward(grad_output, x, weight=None, eps=1e-5):
    grad_x, grad_weight, grad_bias = np.empty(np.shape(x)), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for n, c in np.ndindex(*np.shape(x)[:2]):
        plane, g = np.array(x[n, c], dtype=float), np.array(grad_output[n, c], dtype=float)
        s = (plane.var() + eps) ** 0.5
        hat = (plane - plane.mean()) / s
        grad_weight[c] += (g * hat).sum()
        grad_bias[c] += g.sum()
        grad_x[n, c] = (g - g.mean() - hat * (g * hat).mean()) / s * (1 if weight is None else weight[c])
    return grad_x, grad_weight, grad_bias
