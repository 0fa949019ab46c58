# style: pairs as complex numbers that are multiplied by exp(i theta); an index list for the columns
import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.array(x, dtype=float)
    n, d = x.shape[-2], x.shape[-1]
    if d % 2 == 1:
        raise ValueError("d must be even")
    half = d // 2
    turn = np.exp(1j * np.outer(offset + np.arange(n), 1.0 / base ** (np.arange(0, d, 2) / d)))
    z = x[..., 0::2] + 1j * x[..., 1::2] if interleaved else x[..., :half] + 1j * x[..., half:]
    z = z * turn
    parts = [z.real, z.imag]
    return np.stack(parts, axis=-1).reshape(x.shape) if interleaved else np.concatenate(parts, axis=-1)


def to_split_half(W, num_heads):
    columns = np.shape(W)[1]
    d, rest = divmod(columns, num_heads)
    if rest or d % 2:
        raise ValueError("heads")
    order = []
    for head in range(num_heads):
        start = head * d
        order += [*range(start, start + d, 2), *range(start + 1, start + d, 2)]
    return np.array(W, dtype=float)[:, order]
