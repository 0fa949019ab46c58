# verdict: wrong_answer
# entry: sinusoidal_encoding
# group: example
# lesson: Your exponent is the number of the pair over dim. It is twice that: the even column's number over dim.
import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    if length < 0 or dim < 1 or offset < 0:
        raise ValueError("length and offset must not be negative, and dim must be at least 1.")
    positions = np.arange(offset, offset + length, dtype=np.float64)
    pairs = np.arange((dim + 1) // 2)
    angles = positions[:, None] / base ** (pairs / dim)

    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)[:, : dim // 2]
    return encoding
