# style: concatenates everything, splits it again
import numpy as np


def clip_grad_norm(grads, max_norm):
    arrays = [np.array(g, dtype=float) for g in grads]
    flat = np.concatenate([np.zeros(0), *(g.ravel() for g in arrays)])
    norm = np.linalg.norm(flat)
    scale = max_norm / (norm + 1e-6)
    with np.errstate(invalid="ignore"):  # an infinite element times 0 is NaN
        flat = flat * (1.0 if scale > 1 else scale)
    ends = np.cumsum([g.size for g in arrays])
    return [flat[end - g.size : end].reshape(g.shape) for end, g in zip(ends, arrays)], norm


def clip_grad_value(grads, clip_value):
    return [np.minimum(np.maximum(np.array(g, dtype=float), -clip_value), clip_value) for g in grads]
