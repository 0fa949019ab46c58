# verdict: wrong_answer
# entry: he_normal
# group: edge
# lesson: You pass the variance where NumPy's normal takes the standard deviation, so the weights are much too small.
# Take the root.
import math


def he_std(shape, mode="fan_in", a=0.0):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes.")
    if mode not in ("fan_in", "fan_out"):
        raise ValueError("mode must be 'fan_in' or 'fan_out'.")
    fan = math.prod(shape[2:]) * (shape[1] if mode == "fan_in" else shape[0])
    return math.sqrt(2 / ((1 + a**2) * fan))


def he_normal(shape, rng, mode="fan_in", a=0.0):
    return rng.normal(0.0, he_std(shape, mode, a) ** 2, size=shape)


def he_uniform(shape, rng, mode="fan_in", a=0.0):
    bound = math.sqrt(3) * he_std(shape, mode, a)
    return rng.uniform(-bound, bound, size=shape)
