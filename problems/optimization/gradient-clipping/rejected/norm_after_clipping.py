# verdict: wrong_answer
# entry: clip_grad_norm
# group: example
# lesson: You return the norm after clipping. Return the one before.
import numpy as np


def float_arrays(grads):
    """The gradients as float64 arrays: integers would wrap around when they are squared or negated."""
    return [np.asarray(g, dtype=np.float64) for g in grads]


def clip_grad_norm(grads, max_norm):
    grads = float_arrays(grads)
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))  # one number for all arrays together
    coefficient = np.minimum(1.0, max_norm / (norm + 1e-6))  # never above 1; unlike min, it keeps a NaN
    with np.errstate(invalid="ignore"):  # inf * 0 is NaN, as stated
        return [coefficient * g for g in grads], float(np.sqrt(sum(np.sum((coefficient * g) ** 2) for g in grads)))


def clip_grad_value(grads, clip_value):
    return [np.clip(g, -clip_value, clip_value) for g in float_arrays(grads)]
