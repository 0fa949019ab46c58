# verdict: wrong_answer
# entry: sinusoidal_encoding
# group: example
# lesson: Your first position is 1. Positions count from 0, where all sines are 0.
import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    if length < 0 or dim < 1 or offset < 0:
        raise ValueError("length and offset must not be negative, and dim must be at least 1.")
    positions = np.arange(offset + 1, offset + length + 1, dtype=np.float64)
    pairs = np.arange((dim + 1) // 2)
    angles = positions[:, None] / base ** (2 * pairs / dim)

    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)[:, : dim // 2]
    return encoding
