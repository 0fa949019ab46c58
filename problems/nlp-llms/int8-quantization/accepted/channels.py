# style: one channel after the other with moveaxis, Python's round, and the matmul expanded into row and column sums
import numpy as np


def one_channel(values, symmetric):
    values = [float(v) for v in values]
    if symmetric:
        top = max(abs(v) for v in values)
        scale, zero = (top / 127 if top else 1.0), 0
    else:
        low, high = min([0.0, *values]), max([0.0, *values])
        scale = (high - low) / 255 or 1.0
        zero = -128 - round(low / scale)
    return [min(round(v / scale) + zero, 127) for v in values], scale, zero


def quantize(x, axis=None, symmetric=True):
    x = np.asarray(x)
    if not x.size or not np.all(np.isfinite(x)):
        raise ValueError("x")
    if axis is None:
        codes, scale, zero = one_channel(x.ravel(), symmetric)
        return np.array(codes, dtype=np.int8).reshape(x.shape), scale, zero
    moved = np.moveaxis(x, axis, 0)
    done = [one_channel(np.ravel(part), symmetric) for part in moved]
    codes = np.array([each[0] for each in done], dtype=np.int8).reshape(moved.shape)
    shape = [1] * x.ndim
    shape[axis] = -1
    scale, zero = (np.array([each[k] for each in done]).reshape(shape) for k in (1, 2))
    return np.moveaxis(codes, 0, axis), scale, zero


def dequantize(codes, scale, zero_point=0):
    return scale * (np.asarray(codes, dtype=float) - np.asarray(zero_point, dtype=float))


def int8_matmul(a, a_scale, a_zero, b, b_scale, b_zero):
    k = a.shape[1]
    a, b, z, w = (np.array(each, dtype=np.int32) for each in (a, b, a_zero, b_zero))
    rows, columns = a.sum(axis=1, keepdims=True), b.sum(axis=0, keepdims=True)
    total = np.matmul(a, b) - rows * w - z * columns + k * z * w
    return total.astype(float) * a_scale * b_scale
