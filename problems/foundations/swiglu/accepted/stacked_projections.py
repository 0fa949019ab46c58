# style: one stacked projection split in two, tensordot over the leading axes, a sigmoid of -|z|
import numpy as np


def _silu(z):
    decay = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1.0, decay) / (1.0 + decay)
    return z * s, s + z * s * (1.0 - s)


def _branches(x, w, v):
    return np.split(x @ np.concatenate([w, v], axis=1), 2, axis=-1)


def swiglu(x, w, v, w2):
    z, up = _branches(x, w, v)
    return np.einsum("...h,hm->...m", _silu(z)[0] * up, w2)


def swiglu_grad(x, w, v, w2, grad_output):
    z, up = _branches(x, w, v)
    gate, slope = _silu(z)
    back = np.einsum("...m,hm->...h", grad_output, w2)
    both = np.concatenate([back * up * slope, back * gate], axis=-1)
    grad_x = both @ np.concatenate([w, v], axis=1).T
    lead = tuple(range(x.ndim - 1))
    grad_w, grad_v = np.split(np.tensordot(x, both, axes=(lead, lead)), 2, axis=1)
    return grad_x, grad_w, grad_v, np.tensordot(gate * up, grad_output, axes=(lead, lead))
