# verdict: wrong_answer
# entry: xavier_uniform
# group: shape
# lesson: You read the shape as Keras does, (*kernel, in, out). Here it is (out, in, *kernel): the channels come
# first.
import math


def xavier_std(shape, gain):
    if len(shape) < 2:
        raise ValueError("Fans need at least two axes: (out, in, *kernel).")
    receptive_field = math.prod(shape[:-2])
    fan_in, fan_out = shape[-2] * receptive_field, shape[-1] * receptive_field
    return gain * math.sqrt(2 / (fan_in + fan_out))


def xavier_uniform(shape, rng, gain=1.0):
    bound = math.sqrt(3) * xavier_std(shape, gain)  # the variance of U(-b, b) is b^2 / 3
    return rng.uniform(-bound, bound, size=shape)


def xavier_normal(shape, rng, gain=1.0):
    return rng.normal(0.0, xavier_std(shape, gain), size=shape)
