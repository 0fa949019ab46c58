"""The levels as quantiles of the normal distribution, which is how they were published, and the nearest by argmin."""

REQUIRES = ["scipy"]
TOLERANCE = {"rtol": 1e-6, "atol": 1e-6}


def levels():
    import numpy as np
    from scipy.stats import norm

    high, low = norm.ppf(np.linspace(0.9677083, 0.5, 9)), norm.ppf(np.linspace(0.9677083, 0.5, 8))
    values = np.sort(np.concatenate([high[:-1], [0.0], -low[:-1]]))
    return values / values.max()


def quantize_nf4(w, block_size=64, group_size=256):
    import numpy as np

    flat, known = np.array(w, dtype=float).ravel(), levels()
    codes, scales = [], []
    for start in range(0, flat.size, block_size):
        block = flat[start : start + block_size]
        scale = np.abs(block).max()
        distances = np.abs(block[:, None] / (scale or 1.0) - known)
        nearest = np.sort(distances, axis=1)
        if (nearest[:, 1] - nearest[:, 0] < 1e-5).any():
            return NotImplemented  # the levels here have seven digits
        codes += distances.argmin(axis=1).tolist()
        scales.append(float(scale))
    offset = sum(scales) / len(scales)
    scale_codes, group_scales = [], []
    for start in range(0, len(scales), group_size):
        rest = np.array(scales[start : start + group_size]) - offset
        bound = np.abs(rest).max()
        group_scales.append(bound / 127 if bound else 1.0)
        scale_codes += [int(k) for k in np.rint(127 * rest / bound)] if bound else [0] * len(rest)
    return np.array(codes).reshape(np.shape(w)), np.array(scale_codes), np.array(group_scales), offset


def dequantize_nf4(codes, scale_codes, group_scales, offset, block_size=64, group_size=256):
    import numpy as np

    known, out = levels(), np.empty(np.shape(codes))
    for place, index in enumerate(np.ndindex(*np.shape(codes))):
        block = place // block_size
        scale = offset + int(scale_codes[block]) * group_scales[block // group_size]
        out[index] = known[int(codes[index])] * scale
    return out


def qlora_forward(x, quantized, A, B, alpha, block_size=64, group_size=256):
    import numpy as np

    W = dequantize_nf4(*quantized, block_size, group_size)
    update = sum(np.outer(b, a) for b, a in zip(np.array(B, dtype=float).T, np.array(A, dtype=float)))
    return np.asarray(x, dtype=float) @ (W + alpha / len(A) * update).T
