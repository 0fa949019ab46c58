# verdict: wrong_answer
# entry: xavier_normal
# group: example
# lesson: You fix the mean square of the weights, which ties each of them to all others. Scale standard draws by sigma
# alone.
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
    return rng.uniform(-bound, bound, size=shape)


def xavier_normal(shape, rng, gain=1.0):
    draws = rng.normal(size=shape)
    return xavier_std(shape, gain) * (draws - draws.mean()) / draws.std()
