# style: scales standard draws, lists for the result
import numpy as np


def fans(shape):
    out, inner, *kernel = shape  # ValueError where there are fewer than two
    for side in kernel:
        out, inner = out * side, inner * side
    return out, inner


def xavier_uniform(shape, rng, gain=1.0):
    mean_fan = np.mean(fans(shape))
    return ((2 * rng.random(shape) - 1) * np.sqrt(3.0 / mean_fan) * gain).tolist()


def xavier_normal(shape, rng, gain=1.0):
    mean_fan = np.mean(fans(shape))
    return gain * rng.standard_normal(shape) / np.sqrt(mean_fan)
