# verdict: wrong_answer
# entry: bfloat16_bits
# group: example
# lesson: You round halves of bfloat16 up. Between two equally near numbers take the one whose lowest bit is 0.
import numpy as np


def fields(x):
    """(sign at bit 15, the other 31 bits) of float32 numbers, as int64."""
    bits = np.asarray(x, dtype=np.float32).view(np.uint32).astype(np.int64)
    return bits >> 16 & 0x8000, bits & 0x7FFFFFFF


def shifted(value, shift):
    """value / 2 ** shift, rounded to nearest, half to even."""
    # Half of the last place, less one unless the result would be odd: so only an odd result is carried up by a tie.
    odd = value >> shift & 1
    return value + (1 << shift - 1) - 1 + odd >> shift


def float16_bits(x):
    sign, rest = fields(x)
    exponent = rest >> 23
    # Normal: exponents are 127 - 15 = 112 lower. A carry out of the fraction moves on into the exponent, as it should.
    normal = np.minimum(shifted(rest - (112 << 23), 13), 0x7C00)
    # Subnormal: the whole significand in units of 2 ** -24.
    significand = rest & 0x7FFFFF | 0x800000
    subnormal = shifted(significand, np.clip(126 - exponent, 14, 25))
    half = sign | np.where(exponent > 112, normal, subnormal)
    return np.where(rest > 0x7F800000, 0x7E00, half)


def bfloat16_bits(x):
    sign, rest = fields(x)
    return np.where(rest > 0x7F800000, 0x7FC0, sign | rest + 0x8000 >> 16)


def float32_bits(half):
    half = np.asarray(half, dtype=np.int64)
    sign, exponent, fraction = (half & 0x8000) << 16, half >> 10 & 0x1F, half & 0x3FF
    normal = exponent + 112 << 23 | fraction << 13
    # A subnormal number is fraction * 2 ** -24, which float32 holds exactly as a normal one.
    subnormal = (fraction.astype(np.float32) * np.float32(2.0**-24)).view(np.uint32)
    special = np.where(fraction > 0, 0x7FC00000, sign | 0x7F800000)
    return np.where(exponent == 31, special, sign | np.where(exponent > 0, normal, subnormal))
