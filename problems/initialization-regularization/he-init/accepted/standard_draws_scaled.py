# style: scales standard draws; fans from one loop over the sides
import numpy as np


def he_std(shape, mode="fan_in", a=0.0):
    if len(shape) < 2:
        raise ValueError("two axes at least")
    fans = {"fan_in": shape[1], "fan_out": shape[0]}
    if mode not in fans:
        raise ValueError("mode")
    fan = fans[mode]
    for side in shape[2:]:
        fan *= side
    gain = np.sqrt(2.0 / (1 + a * a))
    return gain / np.sqrt(fan)


def he_normal(shape, rng, mode="fan_in", a=0.0):
    return rng.standard_normal(shape) * he_std(shape, mode, a)


def he_uniform(shape, rng, mode="fan_in", a=0.0):
    return (2 * rng.random(shape) - 1) * np.sqrt(3.0) * he_std(shape, mode, a)
