# verdict: wrong_answer
# entry: clip_grad_norm
# group: edge
# lesson: You scale only if norm > max_norm. That is false for a NaN, and for norms that the 1e-6 lifts above the bound.
# Take the minimum of 1 and the quotient instead.
import numpy as np


def clip_grad_norm(grads, max_norm):
    grads = [np.asarray(g, dtype=np.float64) for g in grads]
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = max_norm / (norm + 1e-6) if norm > max_norm else 1.0
    with np.errstate(invalid="ignore"):  # inf * 0 is NaN, as stated
        return [scale * g for g in grads], float(norm)


def clip_grad_value(grads, clip_value):
    return [np.clip(np.asarray(g, dtype=np.float64), -clip_value, clip_value) for g in grads]
