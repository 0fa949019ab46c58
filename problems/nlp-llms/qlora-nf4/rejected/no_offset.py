# verdict: wrong_answer
# entry: quantize_nf4
# group: example
# lesson: You quantize the scales as they are. Take their mean off first.
import numpy as np

# fmt: off
NF4 = np.array([
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453,
    -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0,
    0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
])
# fmt: on


def spread(per_part, size, n):
    """Each number repeated size times, for n elements."""
    return np.repeat(per_part, size)[:n]


def largest(x, size):
    """The largest magnitude of each part of size elements; the last part may be shorter."""
    return np.maximum.reduceat(np.abs(x), np.arange(0, x.size, size))


def quantize_nf4(w, block_size=64, group_size=256):
    w = np.asarray(w, dtype=np.float64)
    if w.size == 0 or not np.isfinite(w).all():
        raise ValueError("w needs finite weights")
    scales = largest(w.ravel(), block_size)  # (blocks,)
    x = w.ravel() / spread(np.where(scales > 0, scales, 1.0), block_size, w.size)
    codes = np.searchsorted((NF4[1:] + NF4[:-1]) / 2, x)  # how many middles are below x: at a tie the lower code
    offset = 0.0
    rest = scales - offset
    most = largest(rest, group_size)  # (groups,)
    group_scales = np.where(most > 0, most / 127, 1.0)
    scale_codes = np.rint(rest / spread(group_scales, group_size, rest.size)).astype(np.int64)
    return codes.reshape(w.shape), scale_codes, group_scales, float(offset)


def dequantize_nf4(codes, scale_codes, group_scales, offset, block_size=64, group_size=256):
    codes, z = np.asarray(codes), np.asarray(scale_codes, dtype=np.float64)
    scales = offset + spread(group_scales, group_size, z.size) * z
    return NF4[codes] * spread(scales, block_size, codes.size).reshape(codes.shape)


def qlora_forward(x, quantized, A, B, alpha, block_size=64, group_size=256):
    x, A, B = (np.asarray(each, dtype=np.float64) for each in (x, A, B))
    W = dequantize_nf4(*quantized, block_size, group_size)
    return x @ W.T + alpha / len(A) * (x @ A.T @ B.T)
