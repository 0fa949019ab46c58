# style: plain Python over rows, Python's round, divmod by 16
import math


def quantize_int4(w, group_size):
    if group_size <= 0 or not len(w) or not len(w[0]):
        raise ValueError("shape")
    packed, scales = [], []
    for row in w:
        row = [float(x) for x in row]
        if not all(map(math.isfinite, row)):
            raise ValueError("row")
        groups = [row[k : k + group_size] for k in range(0, len(row), group_size)]
        scales.append([max(map(abs, group)) / 7 or 1.0 for group in groups])
        codes = [round(x / s) for group, s in zip(groups, scales[-1]) for x in group]
        codes += [0] * (len(codes) % 2)
        packed.append([low % 16 + high % 16 * 16 for low, high in zip(codes[::2], codes[1::2])])
    return packed, scales


def unpack_int4(packed, n):
    rows = []
    for row in packed:
        if len(row) != -(-n // 2):
            raise ValueError("columns")
        nibbles = [nibble for byte in row for nibble in divmod(int(byte), 16)[::-1]][:n]
        rows.append([nibble - 16 * (nibble >= 8) for nibble in nibbles])
    return rows


def dequantize_int4(packed, scales, n, group_size):
    codes = unpack_int4(packed, n)
    return [[q * float(s[j // group_size]) for j, q in enumerate(row)] for row, s in zip(codes, scales)]
