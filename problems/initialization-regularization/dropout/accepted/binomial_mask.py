# style: a mask from the binomial distribution, and a multiplier that is 0, 1 or 1 / (1 - p)
import numpy as np


def multiplier(keep, p, training):
    if not training:
        return 1.0
    return keep * (1.0 / (1.0 - p) if p < 1 else 0.0)


def dropout(x, rng, p=0.5, training=True):
    if np.isnan(p) or p < 0 or p > 1:
        raise ValueError("p")
    keep = rng.binomial(1, 1 - p, size=x.shape).astype(bool) if training else np.full(x.shape, True)
    return x * multiplier(keep, p, training), keep


def dropout_backward(grad_y, keep, p=0.5, training=True):
    return grad_y * multiplier(keep, p, training)
