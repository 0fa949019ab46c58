# style: rows padded to whole groups and reshaped; signs by shifting in int8
import numpy as np


def quantize_int4(w, group_size):
    w = np.array(w, dtype=float)
    if w.size < 1 or group_size < 1 or not np.isfinite(w).all():
        raise ValueError
    m, n = w.shape
    groups = -(-n // group_size)
    wide = np.zeros((m, groups * group_size))
    wide[:, :n] = w
    blocks = wide.reshape(m, groups, group_size)
    scales = np.abs(blocks).max(axis=2) / 7.0
    scales[scales == 0] = 1.0
    codes = np.round(blocks / scales[..., None]).reshape(m, -1)[:, :n].astype(np.int8)
    even = np.zeros((m, n + n % 2), dtype=np.uint8)
    even[:, :n] = codes.view(np.uint8) & 0x0F
    return even[:, 1::2] * np.uint8(16) + even[:, ::2], scales


def unpack_int4(packed, n):
    packed = np.ascontiguousarray(packed)
    if 2 * packed.shape[1] - n not in (0, 1):
        raise ValueError
    out = np.empty((packed.shape[0], 2 * packed.shape[1]), dtype=np.int8)
    out[:, 0::2] = (packed << 4).view(np.int8) >> 4
    out[:, 1::2] = packed.view(np.int8) >> 4
    return out[:, :n]


def dequantize_int4(packed, scales, n, group_size):
    return unpack_int4(packed, n) * np.repeat(scales, group_size, axis=1)[:, :n]
