# style: arithmetic on float64 values: frexp, the step of the last place, np.rint; patterns from the rounded numbers
import numpy as np


def pattern(x, exponent_bits, fraction_bits, quiet):
    bias = 2 ** (exponent_bits - 1) - 1
    value = np.abs(np.where(np.isfinite(x), x, 0)).astype(np.float64)
    _, exponent = np.frexp(value)  # value = m * 2 ** exponent with m in [0.5, 1)
    exponent = np.where(value > 0, exponent, -999)
    low = np.maximum(exponent - 1, 1 - bias) - fraction_bits  # exponent of the last place
    steps = np.rint(np.ldexp(value, -low)).astype(np.int64)
    # with the exponent field one too low, the hidden bit of a normal number adds the missing one
    bits = ((low + fraction_bits + bias - 1) << fraction_bits) + steps
    infinite = (2**exponent_bits - 1) << fraction_bits
    bits = np.where(np.isinf(x), infinite, np.minimum(bits, infinite))
    return np.where(np.isnan(x), quiet, bits | np.where(np.signbit(x), 0x8000, 0))


def float16_bits(x):
    return pattern(x, 5, 10, 0x7E00)


def bfloat16_bits(x):
    return pattern(x, 8, 7, 0x7FC0)


def float32_bits(half):
    half = half.astype(np.int64)
    E, F = half // 1024 % 32, half % 1024
    size = np.where(E == 0, np.ldexp(F * 1.0, -24), np.ldexp(1.0 + F / 1024, E - 15))
    size = np.where(E < 31, size, np.where(F == 0, np.inf, np.nan)).astype(np.float32)
    bits = np.where(half >= 0x8000, -size, size).astype(np.float32).view(np.uint32)
    return np.where(np.isnan(size), np.uint32(0x7FC00000), bits)
