# style: binary search among the midpoints of all numbers
import numpy as np

SHAPES = {"e4m3": (3, 7, 127), "e5m2": (2, 15, 124)}


def numbers(fmt):
    if fmt not in SHAPES:
        raise ValueError(fmt)
    f, bias, count = SHAPES[fmt]
    code = np.arange(count + 1)
    E, F = code // 2**f, code % 2**f
    return np.where(E == 0, F * 2.0 ** (1 - bias - f), (2**f + F) * 2.0 ** (E - bias - f)), count


def encode(x, fmt, saturate=False):
    values, count = numbers(fmt)
    x = np.asarray(x)
    nan, negative = np.isnan(x), np.signbit(x)
    size = np.abs(np.where(nan, np.float32(0), x).astype(float))
    middles = (values[1:] + values[:-1]) / 2
    code = np.searchsorted(middles, size)
    tie = size == middles[np.minimum(code, count - 1)]
    code = code + (tie & (code % 2 == 1) & (code < count))
    over = code >= count
    code = np.where(over, count - 1, code) + 128 * negative
    if not saturate:
        code = np.where(over, 0x7F if fmt == "e4m3" else 0x7C + 128 * negative, code)
    return np.where(nan, 0x7F if fmt == "e4m3" else 0x7E, code).astype(np.uint8)


def decode(codes, fmt):
    values, count = numbers(fmt)
    table = np.full(128, np.nan)
    table[:count] = values[:count]
    if fmt == "e5m2":
        table[124] = np.inf
    codes = np.asarray(codes)
    return table[codes & 0x7F] * (1.0 - 2.0 * (codes >> 7))


def quantize(x, fmt):
    values, count = numbers(fmt)
    x = np.asarray(x, dtype=float)
    if x.size == 0 or not np.all(np.isfinite(x)):
        raise ValueError
    scale = max(np.max(x), -np.min(x)) / values[count - 1] or 1.0
    return encode(x / scale, fmt, saturate=True), scale
