# verdict: wrong_answer
# entry: rotary_embedding
# group: example
# lesson: You join frequencies for the halves, (f, f), to elements whose pairs are neighbours. Repeat each frequency
#   twice in a row there.
import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.asarray(x, dtype=np.float64)
    n, d = x.shape[-2:]
    if d % 2:
        raise ValueError(f"{d} elements do not form pairs.")
    frequencies = base ** (-2.0 * np.arange(d // 2) / d)
    angles = np.arange(offset, offset + n)[:, None] * frequencies
    angles = np.tile(angles, 2) if n or d else angles
    angles = (angles[:, 0::2], angles[:, 1::2]) if interleaved else (angles[:, : d // 2], angles[:, d // 2 :])

    first, second = (slice(0, None, 2), slice(1, None, 2)) if interleaved else (slice(0, d // 2), slice(d // 2, None))
    a, b = x[..., first], x[..., second]
    rotated = np.empty_like(x)
    rotated[..., first] = a * np.cos(angles[0]) - b * np.sin(angles[0])
    rotated[..., second] = a * np.sin(angles[1]) + b * np.cos(angles[1])
    return rotated


def to_split_half(W, num_heads):
    W = np.asarray(W, dtype=np.float64)
    rows, columns = W.shape
    pairs = W.reshape(rows, num_heads, -1, 2)
    return pairs.swapaxes(-1, -2).reshape(rows, columns)
