# verdict: wrong_answer
# entry: clip_grad_norm
# group: example, edge
# lesson: You clip each array by its own norm. All arrays share one norm and one factor, or the direction of the
# step changes.
import numpy as np


def float_arrays(grads):
    """The gradients as float64 arrays: integers would wrap around when they are squared or negated."""
    return [np.asarray(g, dtype=np.float64) for g in grads]


def clip_grad_norm(grads, max_norm):
    grads = float_arrays(grads)
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))  # one number for all arrays together
    coefficient = np.minimum(1.0, max_norm / (norm + 1e-6))  # never above 1; unlike min, it keeps a NaN
    with np.errstate(invalid="ignore"):  # inf * 0 is NaN, as stated
        return [np.minimum(1.0, max_norm / (np.sqrt(np.sum(g**2)) + 1e-6)) * g for g in grads], float(norm)


def clip_grad_value(grads, clip_value):
    return [np.clip(g, -clip_value, clip_value) for g in float_arrays(grads)]
