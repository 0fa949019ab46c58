# verdict: wrong_answer
# entry: xavier_uniform
# group: shape
# lesson: You draw one number for each pair of channels and repeat it over the kernel. Each weight is drawn on its
# own.
import math

import numpy as np


def xavier_std(shape, gain):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes: (out, in, *kernel).")
    receptive_field = math.prod(shape[2:])  # 1 for a linear layer
    fan_in, fan_out = shape[1] * receptive_field, shape[0] * receptive_field
    return gain * math.sqrt(2 / (fan_in + fan_out))


def xavier_uniform(shape, rng, gain=1.0):
    bound = math.sqrt(3) * xavier_std(shape, gain)  # the variance of U(-b, b) is b^2 / 3
    slices = rng.uniform(-bound, bound, size=shape[:2])
    return np.broadcast_to(slices.reshape(shape[:2] + (1,) * len(shape[2:])), shape).copy()


def xavier_normal(shape, rng, gain=1.0):
    slices = rng.normal(0.0, xavier_std(shape, gain), size=shape[:2])
    return np.broadcast_to(slices.reshape(shape[:2] + (1,) * len(shape[2:])), shape).copy()
