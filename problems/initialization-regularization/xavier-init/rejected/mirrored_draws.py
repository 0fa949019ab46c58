# verdict: wrong_answer
# entry: xavier_uniform
# group: example
# lesson: Half of your weights repeat the magnitudes of the other half. Each weight is drawn on its own.
import math

import numpy as np


def xavier_std(shape, gain):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes: (out, in, *kernel).")
    receptive_field = math.prod(shape[2:])  # 1 for a linear layer
    fan_in, fan_out = shape[1] * receptive_field, shape[0] * receptive_field
    return gain * math.sqrt(2 / (fan_in + fan_out))


def mirrored(half, shape):
    return np.concatenate([half, -half])[: math.prod(shape)].reshape(shape)


def xavier_uniform(shape, rng, gain=1.0):
    bound = math.sqrt(3) * xavier_std(shape, gain)  # the variance of U(-b, b) is b^2 / 3
    return mirrored(rng.uniform(-bound, bound, size=(math.prod(shape) + 1) // 2), shape)


def xavier_normal(shape, rng, gain=1.0):
    return mirrored(rng.normal(0.0, xavier_std(shape, gain), size=(math.prod(shape) + 1) // 2), shape)
