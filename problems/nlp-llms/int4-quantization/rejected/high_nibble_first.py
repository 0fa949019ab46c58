# verdict: wrong_answer
# entry: quantize_int4
# group: example
# lesson: You put the even columns into the high nibbles. The low nibble comes first.
import numpy as np


def per_column(scales, n, group_size):
    return scales[:, np.arange(n) // group_size]  # (m, n)


def quantize_int4(w, group_size):
    w = np.asarray(w, dtype=np.float64)
    if w.size == 0 or not np.isfinite(w).all() or group_size < 1:
        raise ValueError("w needs finite weights, and group_size must be at least 1.")
    n = w.shape[1]
    largest = np.maximum.reduceat(np.abs(w), np.arange(0, n, group_size), axis=1)  # (m, groups)
    scales = np.where(largest > 0, largest / 7, 1.0)
    codes = np.rint(w / per_column(scales, n, group_size)).astype(np.int64)
    nibbles = np.pad(codes & 15, ((0, 0), (0, n % 2)))  # & 15 is two's complement in four bits
    return (nibbles[:, 1::2] | nibbles[:, 0::2] << 4).astype(np.uint8), scales


def unpack_int4(packed, n):
    packed = np.asarray(packed, dtype=np.int64)
    if packed.shape[1] != (n + 1) // 2:
        raise ValueError("packed needs ceil(n / 2) columns.")
    nibbles = np.stack([packed & 15, packed >> 4], axis=2).reshape(len(packed), -1)[:, :n]
    return np.where(nibbles < 8, nibbles, nibbles - 16)


def dequantize_int4(packed, scales, n, group_size):
    return unpack_int4(packed, n) * per_column(np.asarray(scales, dtype=np.float64), n, group_size)
