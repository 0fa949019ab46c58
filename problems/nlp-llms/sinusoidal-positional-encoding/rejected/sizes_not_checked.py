# verdict: wrong_answer
# entry: sinusoidal_encoding
# group: edge
# lesson: You take a length, width or offset that makes no sense. Raise ValueError before NumPy makes an empty array
#   of it.
import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    length, dim = max(length, 0), max(dim, 0)
    positions = np.arange(offset, offset + length, dtype=np.float64)
    pairs = np.arange((dim + 1) // 2)
    angles = positions[:, None] / base ** (2 * pairs / dim)

    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)[:, : dim // 2]
    return encoding
