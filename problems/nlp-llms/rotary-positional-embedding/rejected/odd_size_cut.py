# verdict: wrong_answer
# entry: rotary_embedding
# group: edge
# lesson: You leave the last element of an odd size unturned. Raise ValueError: it has no partner.
import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.asarray(x, dtype=np.float64)
    n, d = x.shape[-2:]
    frequencies = base ** (-2.0 * np.arange(d // 2) / d)
    angles = np.arange(offset, offset + n)[:, None] * frequencies
    cos, sin = np.cos(angles), np.sin(angles)

    half = d // 2
    first, second = (
        (slice(0, 2 * half, 2), slice(1, 2 * half, 2)) if interleaved else (slice(0, half), slice(half, 2 * half))
    )
    a, b = x[..., first], x[..., second]
    rotated = x.copy()
    rotated[..., first] = a * cos - b * sin
    rotated[..., second] = a * sin + b * cos
    return rotated


def to_split_half(W, num_heads):
    W = np.asarray(W, dtype=np.float64)
    rows, columns = W.shape
    pairs = W.reshape(rows, num_heads, -1, 2)
    return pairs.swapaxes(-1, -2).reshape(rows, columns)
