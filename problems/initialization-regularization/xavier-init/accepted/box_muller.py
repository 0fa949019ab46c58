# style: normal draws by Box and Muller's transform, uniform ones one at a time, fans from the number of weights
import math

import numpy as np


def fan_sum(shape):
    if len(shape) <= 1:
        raise ValueError("shape")
    weights = int(np.prod([int(side) for side in shape]))
    return weights // shape[0] + weights // shape[1]


def xavier_uniform(shape, rng, gain=1.0):
    bound = gain * (6 / fan_sum(shape)) ** 0.5
    return np.array([rng.uniform(-bound, bound) for _ in range(math.prod(shape))]).reshape(shape)


def xavier_normal(shape, rng, gain=1.0):
    std = gain * (2 / fan_sum(shape)) ** 0.5
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return std * radius * np.cos(2 * math.pi * rng.random(shape))
