# style: zeros fill up the last block, so that blocks are rows of a matrix
import numpy as np

# fmt: off
NF4 = np.array([
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453,
    -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0,
    0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
])
# fmt: on


def rows(x, size):
    size = min(size, x.size)
    return np.pad(x, (0, -x.size % size)).reshape(-1, size)


def quantize_nf4(w, block_size=64, group_size=256):
    w = np.array(w, dtype=float)
    if not w.size or not np.all(np.isfinite(w)):
        raise ValueError("w")
    blocks = rows(w.reshape(-1), block_size)
    c = np.max(np.abs(blocks), axis=1)
    x = blocks / np.where(c == 0, 1, c)[:, None]
    middle = 0.5 * (NF4[:-1] + NF4[1:])
    codes = (x[:, :, None] > middle).sum(axis=2)
    m = np.average(c)
    d = rows(c - m, group_size)
    t = np.max(np.abs(d), axis=1) / 127
    t[t == 0] = 1
    z = np.around(d / t[:, None]).astype(np.int8)
    return codes.reshape(-1)[: w.size].reshape(w.shape).astype(np.uint8), z.reshape(-1)[: c.size], t, m


def dequantize_nf4(codes, scale_codes, group_scales, offset, block_size=64, group_size=256):
    codes = np.asarray(codes)
    block = np.arange(codes.size) // block_size
    scales = np.asarray(scale_codes) * np.asarray(group_scales)[np.arange(len(scale_codes)) // group_size] + offset
    return np.take(NF4, codes) * scales[block].reshape(codes.shape)


def qlora_forward(x, quantized, A, B, alpha, block_size=64, group_size=256):
    W = dequantize_nf4(*quantized, block_size=block_size, group_size=group_size)
    h = np.einsum("...i,ri->...r", np.asarray(x, dtype=float), np.asarray(A, dtype=float))
    return np.einsum("...i,oi->...o", x, W) + np.einsum("...r,or->...o", h, B) * (alpha / h.shape[-1])
