"""Exact fractions and Python's round (half to even), one number at a time."""

REQUIRES = []


def channels(x, axis):
    """(index of the channel, its numbers as fractions, their places) for each channel."""
    from fractions import Fraction

    import numpy as np

    groups = {}
    for place in np.ndindex(x.shape):
        key = None if axis is None else place[axis]
        numbers, places = groups.setdefault(key, ([], []))
        numbers.append(Fraction(float(x[place])))
        places.append(place)
    return groups


def quantize(x, axis=None, symmetric=True):
    from fractions import Fraction

    import numpy as np

    x = np.array(x)
    codes, scales, zeros = np.zeros(x.shape, dtype=int), [], []
    for numbers, places in channels(x, axis).values():
        low, high = min(0, *numbers, 0), max(0, *numbers, 0)
        span, steps = (max(-low, high), 127) if symmetric else (high - low, 255)
        scale = Fraction(span) / steps if span else Fraction(1)
        zero = 0 if symmetric else -128 - round(low / scale)
        for number, place in zip(numbers, places):
            codes[place] = min(round(number / scale) + zero, 127)
        scales.append(float(scale))
        zeros.append(zero)
    if axis is None:
        return codes, scales[0], zeros[0]
    shape = [-1 if i == axis % x.ndim else 1 for i in range(x.ndim)]
    return codes, np.array(scales).reshape(shape), np.array(zeros).reshape(shape)


def dequantize(codes, scale, zero_point=0):
    import numpy as np

    codes, scale, zero = np.broadcast_arrays(codes, scale, zero_point)
    flat = [float(s) * (int(q) - int(z)) for q, s, z in zip(codes.flat, scale.flat, zero.flat)]
    return np.array(flat).reshape(codes.shape)


def int8_matmul(a, a_scale, a_zero, b, b_scale, b_zero):
    import numpy as np

    m, n = a.shape[0], b.shape[1]
    s, z = np.broadcast_to(a_scale, (m, 1)), np.broadcast_to(a_zero, (m, 1))
    t, w = np.broadcast_to(b_scale, (1, n)), np.broadcast_to(b_zero, (1, n))
    out = np.zeros((m, n))
    for i in range(m):
        for j in range(n):
            pairs = zip(a[i].tolist(), b[:, j].tolist())
            out[i, j] = float(s[i, 0]) * float(t[0, j]) * sum((p - int(z[i, 0])) * (q - int(w[0, j])) for p, q in pairs)
    return out
