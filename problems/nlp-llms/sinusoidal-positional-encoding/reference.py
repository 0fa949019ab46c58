import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    # mutant-ok: drop left of or: np.empty refuses a negative length, too
    if length < 0 or dim < 1 or offset < 0:
        raise ValueError("length and offset must not be negative, and dim must be at least 1.")
    positions = np.arange(offset, offset + length, dtype=np.float64)
    pairs = np.arange((dim + 1) // 2)  # an odd width has a pair of which only the sine is kept
    angles = positions[:, None] / base ** (2 * pairs / dim)  # (length, pairs)

    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)[:, : dim // 2]
    return encoding
