# verdict: wrong_answer
# entry: he_uniform
# group: edge
# lesson: You use the standard deviation as the bound of the uniform distribution. U(-b, b) has the standard deviation b
# divided by the root of 3, so the bound is larger by that root.
import math


def he_std(shape, mode="fan_in", a=0.0):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes.")
    if mode not in ("fan_in", "fan_out"):
        raise ValueError("mode must be 'fan_in' or 'fan_out'.")
    fan = math.prod(shape[2:]) * (shape[1] if mode == "fan_in" else shape[0])
    return math.sqrt(2 / ((1 + a**2) * fan))


def he_normal(shape, rng, mode="fan_in", a=0.0):
    return rng.normal(0.0, he_std(shape, mode, a), size=shape)


def he_uniform(shape, rng, mode="fan_in", a=0.0):
    bound = he_std(shape, mode, a)
    return rng.uniform(-bound, bound, size=shape)
