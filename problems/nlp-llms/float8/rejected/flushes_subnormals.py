# verdict: wrong_answer
# entry: encode
# group: example, edge
# lesson: Numbers below the normal range become 0 in your solution. They round to subnormal ones.
import numpy as np

# fraction bits, bias, code of the largest number, code of an overflow, code of NaN
FORMATS = {"e4m3": (3, 7, 0x7E, 0x7F, 0x7F), "e5m2": (2, 15, 0x7B, 0x7C, 0x7E)}


def format_of(fmt):
    if fmt not in FORMATS:
        raise ValueError("fmt is e4m3 or e5m2.")
    return FORMATS[fmt]


def encode(x, fmt, saturate=False):
    f, bias, top, overflow, nan = format_of(fmt)
    x = np.asarray(x, dtype=np.float64)
    finite, size = np.isfinite(x), np.abs(x)
    # size = m * 2 ** exponent with m in [0.5, 1); below the normal range the step stays that of the lowest exponent.
    exponent = np.where(size > 0, np.frexp(size)[1] - 1, -bias)
    exponent = np.maximum(exponent, 1 - bias)
    steps = np.where(size < 2.0 ** (1 - bias), 0.0, np.rint(np.ldexp(size, f - exponent)))
    # Normal numbers have 2 ** f steps more, which add the 1 that the exponent field lacks here; so does a carry.
    code = np.ldexp(exponent + bias - 1.0, f) + steps
    over = ~finite | (code > top)
    code = np.where(over, top if saturate else overflow, code).astype(np.int64)
    code = np.where(np.isnan(x), nan, code) | np.where(np.signbit(x), 0x80, 0)
    return np.where(code & 0x7F == nan, nan, code)  # NaN has no sign


def decode(codes, fmt):
    f, bias, top, overflow, nan = format_of(fmt)
    codes = np.asarray(codes, dtype=np.int64)
    size = codes & 0x7F
    E, F = size >> f, size & (1 << f) - 1
    value = np.where(E > 0, np.ldexp(1.0 + F / 2**f, E - bias), np.ldexp(F / 2**f, 1 - bias))
    beyond = np.where((size == overflow) & (overflow < nan), np.inf, np.nan)
    value = np.where(size > top, beyond, value)
    return np.where(codes & 0x80, -value, value)


def quantize(x, fmt):
    x = np.asarray(x, dtype=np.float64)
    largest = decode(format_of(fmt)[2], fmt)
    if x.size == 0 or not np.isfinite(x).all():
        raise ValueError("x needs numbers, and all must be finite.")
    amax = np.abs(x).max()
    scale = float(amax / largest) if amax > 0 else 1.0
    return encode(x / scale, fmt, saturate=True), scale
