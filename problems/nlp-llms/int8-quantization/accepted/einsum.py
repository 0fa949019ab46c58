# style: amax and amin over a tuple of axes, float64 einsum of whole numbers (exact below 2 ** 53)
import numpy as np


def quantize(x, axis=None, symmetric=True):
    x = np.array(x, dtype=float)
    if np.size(x) == 0 or np.isnan(x).any() or np.isinf(x).any():
        raise ValueError
    over = tuple(range(x.ndim))
    if axis is not None:
        over = over[: axis % x.ndim] + over[axis % x.ndim + 1 :]
    keep = {"axis": over, "keepdims": axis is not None}
    if symmetric:
        scale = np.amax(np.abs(x), **keep) / 127.0
        scale = scale + (scale == 0)
        return np.rint(x / scale).astype("int8"), scale, np.zeros_like(scale, dtype="int8")
    low, high = np.amin(x, **keep).clip(max=0), np.amax(x, **keep).clip(min=0)
    scale = (high - low) / 255.0
    scale = scale + (scale == 0)
    zero = -128 - np.round(low / scale)
    return (np.round(x / scale) + zero).clip(-128, 127).astype("int8"), scale, zero.astype("int16")


def dequantize(codes, scale, zero_point=0):
    centred = np.subtract(codes, zero_point, dtype="int32")
    return np.multiply(centred, scale, dtype=float)


def int8_matmul(a, a_scale, a_zero, b, b_scale, b_zero):
    left, right = np.subtract(a, a_zero, dtype="float64"), np.subtract(b, b_zero, dtype="float64")
    return np.einsum("ik,kj->ij", left, right) * a_scale * b_scale
