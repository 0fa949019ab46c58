# verdict: wrong_answer
# entry: xavier_normal
# group: edge
# lesson: You draw again where a weight is beyond two standard deviations, as Keras does. The distribution asked for
# is not truncated: keep what the generator gives.
import math


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
    std = xavier_std(shape, gain)
    weights = rng.normal(size=shape)
    while (abs(weights) > 2).any():
        outside = abs(weights) > 2
        weights[outside] = rng.normal(size=outside.sum())
    return weights / 0.87962566103423978 * std
