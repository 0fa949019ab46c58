# verdict: wrong_answer
# entry: xavier_uniform
# group: edge
# lesson: You leave the gain out. It multiplies the standard deviation.
import math


def xavier_std(shape, gain):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes: (out, in, *kernel).")
    receptive_field = math.prod(shape[2:])  # 1 for a linear layer
    fan_in, fan_out = shape[1] * receptive_field, shape[0] * receptive_field
    return math.sqrt(2 / (fan_in + fan_out))


def xavier_uniform(shape, rng, gain=1.0):
    bound = math.sqrt(3) * xavier_std(shape, gain)  # the variance of U(-b, b) is b^2 / 3
    return rng.uniform(-bound, bound, size=shape)


def xavier_normal(shape, rng, gain=1.0):
    return rng.normal(0.0, xavier_std(shape, gain), size=shape)
