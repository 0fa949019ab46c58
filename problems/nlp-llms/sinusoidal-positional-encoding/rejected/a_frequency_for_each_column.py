# verdict: wrong_answer
# entry: sinusoidal_encoding
# group: example
# lesson: You give every column a frequency of its own. The sine and the cosine of a pair share one.
import numpy as np


def sinusoidal_encoding(length, dim, offset=0, base=10000.0):
    if length < 0 or dim < 1 or offset < 0:
        raise ValueError("length and offset must not be negative, and dim must be at least 1.")
    positions = np.arange(offset, offset + length, dtype=np.float64)
    angles = positions[:, None] / base ** (np.arange(dim) / dim)

    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles[:, 0::2])
    encoding[:, 1::2] = np.cos(angles[:, 1::2])
    return encoding
