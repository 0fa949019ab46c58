# style: normal draws by Box and Muller's transform, fans from the number of weights
import math

import numpy as np


def he_std(shape, mode="fan_in", a=0.0):
    if mode != "fan_in" and mode != "fan_out" or len(shape) <= 1:
        raise ValueError("shape or mode")
    weights = int(np.prod([int(side) for side in shape]))
    fan = weights // shape[0] if mode == "fan_in" else weights // shape[1]
    return (2 / (fan + fan * a**2)) ** 0.5


def he_normal(shape, rng, mode="fan_in", a=0.0):
    std = he_std(shape, mode, a)
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return std * radius * np.cos(2 * math.pi * rng.random(shape))


def he_uniform(shape, rng, mode="fan_in", a=0.0):
    bound = (6 / (2 / he_std(shape, mode, a) ** 2)) ** 0.5
    return np.array([rng.uniform(-bound, bound) for _ in range(math.prod(shape))]).reshape(shape)
