# verdict: time_limit
# entry: float16_bits
# group: scale
# lesson: You loop over the numbers. Compute with whole arrays of patterns.
import math

import numpy as np


def pattern(value, exponent_bits, fraction_bits, quiet):
    if value != value:
        return quiet
    sign = 0x8000 if math.copysign(1, value) < 0 else 0
    value, bias = abs(value), 2 ** (exponent_bits - 1) - 1
    infinite = (2**exponent_bits - 1) << fraction_bits
    if value == math.inf:
        return sign | infinite
    low = max(math.frexp(value or 1e-99)[1] - 1, 1 - bias) - fraction_bits
    bits = ((low + fraction_bits + bias - 1) << fraction_bits) + round(math.ldexp(value, -low))
    return sign | min(bits, infinite)


def each(x, *form):
    return np.array([pattern(float(v), *form) for v in np.ravel(x)], dtype=int).reshape(np.shape(x))


def float16_bits(x):
    return each(x, 5, 10, 0x7E00)


def bfloat16_bits(x):
    return each(x, 8, 7, 0x7FC0)


def wide(half):
    sign, exponent, fraction = half >> 15 << 31, half >> 10 & 31, half & 1023
    if exponent == 31:
        return 0x7FC00000 if fraction else sign | 0x7F800000
    value = fraction * 2.0**-24 if exponent == 0 else (1 + fraction / 1024) * 2.0 ** (exponent - 15)
    return int(np.float32(value).view(np.uint32)) | sign


def float32_bits(half):
    return np.array([wide(int(code)) for code in np.ravel(half)], dtype=np.int64).reshape(np.shape(half))
