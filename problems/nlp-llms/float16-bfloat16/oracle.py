"""NumPy's own half precision, and for bfloat16 the nearer of two exact neighbours."""

REQUIRES = []


def float16_bits(x):
    import numpy as np

    with np.errstate(all="ignore"):
        half = np.asarray(x).astype(np.float16).view(np.uint16)
    return np.where(np.isnan(x), 0x7E00, half)


def bfloat16_bits(x):
    import numpy as np

    x = np.asarray(x)
    bits = np.atleast_1d(x).view(np.uint32) & 0x7FFFFFFF
    lower = (bits >> 16).astype(np.int64)

    def value(code):  # of a pattern without its sign; that of infinity stands for 2 ** 128
        exponent, fraction = code >> 7, code & 127
        return np.where(exponent == 0, np.ldexp(fraction / 128, -126), np.ldexp(1 + fraction / 128, exponent - 127))

    finite = np.isfinite(x)
    size = np.where(finite, np.abs(np.where(finite, x, np.float32(0)).astype(np.float64)), 2.0**128)
    below, above = size - value(lower), value(lower + 1) - size
    code = np.where((below > above) | ((below == above) & (lower % 2 == 1)), lower + 1, lower)
    code = np.where(np.isinf(x), 0x7F80, code)
    return np.where(np.isnan(x), 0x7FC0, code + 0x8000 * np.signbit(x)).reshape(x.shape)


def float32_bits(half):
    import numpy as np

    with np.errstate(invalid="ignore"):  # NaN that signals
        wide = np.asarray(half).view(np.float16).astype(np.float32)
    return np.where(np.isnan(wide), 0x7FC00000, wide.view(np.uint32))
