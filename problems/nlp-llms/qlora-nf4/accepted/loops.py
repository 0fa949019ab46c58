# style: plain loops over blocks and groups, the nearest level by comparing all sixteen
import math

import numpy as np

# fmt: off
NF4 = np.array([
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453,
    -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0,
    0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
])
# fmt: on
LEVELS = NF4.tolist()


def quantize_nf4(w, block_size=64, group_size=256):
    flat = [float(v) for v in np.ravel(w)]
    if not flat or any(math.isnan(v) or math.isinf(v) for v in flat):
        raise ValueError("weights")
    codes, scales = [], []
    for start in range(0, len(flat), block_size):
        block = flat[start : start + block_size]
        scale = max(abs(v) for v in block)
        scales.append(scale)
        for v in block:
            x = v / scale if scale else 0.0
            codes.append(min(range(16), key=lambda i: (abs(x - LEVELS[i]), i)))
    offset = math.fsum(scales) / len(scales)
    z, steps = [], []
    for start in range(0, len(scales), group_size):
        rest = [c - offset for c in scales[start : start + group_size]]
        step = max(map(abs, rest)) / 127 or 1.0
        steps.append(step)
        z += [round(d / step) for d in rest]
    return np.array(codes).reshape(np.shape(w)), z, steps, offset


def dequantize_nf4(codes, scale_codes, group_scales, offset, block_size=64, group_size=256):
    out = []
    for i, code in enumerate(np.ravel(codes)):
        b = i // block_size
        out.append(LEVELS[int(code)] * (offset + float(group_scales[b // group_size]) * int(scale_codes[b])))
    return np.array(out).reshape(np.shape(codes))


def qlora_forward(x, quantized, A, B, alpha, block_size=64, group_size=256):
    codes, z, steps, offset = quantized
    W = dequantize_nf4(codes, z, steps, offset, block_size, group_size)
    W = W + alpha / np.shape(A)[0] * np.matmul(np.array(B, dtype=float), np.array(A, dtype=float))
    return np.array(x, dtype=float) @ W.T
