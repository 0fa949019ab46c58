"""Exact fractions for the codes; the bits as text, nibble by nibble."""

REQUIRES = []


def quantize_int4(w, group_size):
    from fractions import Fraction

    import numpy as np

    w = np.array(w)
    packed, scales = [], []
    for row in w:
        exact = [Fraction(float(x)) for x in row]
        text, factors = [], []
        for start in range(0, len(exact), group_size):
            group = exact[start : start + group_size]
            scale = max(abs(x) for x in group) / 7 or Fraction(1)
            factors.append(float(scale))
            text += [format(round(x / scale) % 16, "04b") for x in group]
        text += ["0000"] * (len(text) % 2)
        packed.append([int(text[k + 1] + text[k], 2) for k in range(0, len(text), 2)])
        scales.append(factors)
    return np.array(packed), np.array(scales)


def unpack_int4(packed, n):
    import numpy as np

    signed = [*range(8), *range(-8, 0)]
    rows = [[signed[int(h, 16)] for byte in row for h in format(int(byte), "02x")[::-1]][:n] for row in packed]
    return np.array(rows).reshape(len(packed), n)


def dequantize_int4(packed, scales, n, group_size):
    import numpy as np

    codes = unpack_int4(packed, n)
    rows = [[float(s[j // group_size]) * int(row[j]) for j in range(n)] for row, s in zip(codes, scales)]
    return np.array(rows)
