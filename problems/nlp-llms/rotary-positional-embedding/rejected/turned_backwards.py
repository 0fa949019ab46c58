# verdict: wrong_answer
# entry: rotary_embedding
# group: example
# lesson: You turn by the negative angle: products still depend on the distance, but the signs of the sines are
#   exchanged.
import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.asarray(x, dtype=np.float64)
    n, d = x.shape[-2:]
    if d % 2:
        raise ValueError(f"{d} elements do not form pairs.")
    frequencies = base ** (-2.0 * np.arange(d // 2) / d)
    angles = np.arange(offset, offset + n)[:, None] * frequencies
    cos, sin = np.cos(angles), np.sin(angles)

    first, second = (slice(0, None, 2), slice(1, None, 2)) if interleaved else (slice(0, d // 2), slice(d // 2, None))
    a, b = x[..., first], x[..., second]
    rotated = np.empty_like(x)
    rotated[..., first] = a * cos + b * sin
    rotated[..., second] = b * cos - a * sin
    return rotated


def to_split_half(W, num_heads):
    W = np.asarray(W, dtype=np.float64)
    rows, columns = W.shape
    pairs = W.reshape(rows, num_heads, -1, 2)
    return pairs.swapaxes(-1, -2).reshape(rows, columns)
