# verdict: wrong_answer
# entry: int8_matmul
# group: example
# lesson: You multiply the codes as they are. Subtract the zero points first.
import numpy as np


def quantize(x, axis=None, symmetric=True):
    x = np.asarray(x, dtype=np.float64)
    if x.size == 0 or not np.isfinite(x).all():
        raise ValueError("x needs values, and all must be finite.")
    others = None if axis is None else tuple(i for i in range(x.ndim) if i != axis % x.ndim)
    low, high = [extreme(x, axis=others, keepdims=axis is not None) for extreme in (np.min, np.max)]
    if symmetric:
        span, levels = np.maximum(-low, high), 127
    else:
        low, high = np.minimum(low, 0.0), np.maximum(high, 0.0)  # 0 must have a code
        span, levels = high - low, 255
    scale = np.where(span > 0, span / levels, 1.0)
    zero_point = np.zeros(scale.shape, dtype=np.int64) if symmetric else (-128 - np.rint(low / scale)).astype(np.int64)
    codes = np.minimum(np.rint(x / scale) + zero_point, 127).astype(np.int8)
    return codes, scale, zero_point


def wide(codes):
    return np.asarray(codes, dtype=np.int64)


def dequantize(codes, scale, zero_point=0):
    return (wide(codes) - wide(zero_point)) * np.asarray(scale, dtype=np.float64)


def int8_matmul(a, a_scale, a_zero, b, b_scale, b_zero):
    total = wide(a) @ wide(b)  # (m, n), exact
    return total * (np.asarray(a_scale) * np.asarray(b_scale))
