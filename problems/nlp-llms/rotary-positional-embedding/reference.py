import numpy as np


def rotary_embedding(x, offset=0, base=10000.0, interleaved=True):
    x = np.asarray(x, dtype=np.float64)
    n, d = x.shape[-2:]
    # mutant-ok: if->False: the shapes of the two halves do not fit then, a ValueError; mutant-ok: 2->-2: as odd
    if d % 2:
        raise ValueError(f"{d} elements do not form pairs.")
    frequencies = base ** (-2.0 * np.arange(d // 2) / d)  # (d / 2,), from 1 downwards
    angles = np.arange(offset, offset + n)[:, None] * frequencies  # (n, d / 2)
    cos, sin = np.cos(angles), np.sin(angles)

    # mutant-ok: 2->-2 #3: the half counted from the end; mutant-ok: 2->-2 #4: as above
    first, second = (slice(0, None, 2), slice(1, None, 2)) if interleaved else (slice(0, d // 2), slice(d // 2, None))
    a, b = x[..., first], x[..., second]  # (..., n, d / 2)
    rotated = np.empty_like(x)
    rotated[..., first] = a * cos - b * sin
    rotated[..., second] = a * sin + b * cos
    return rotated


def to_split_half(W, num_heads):
    W = np.asarray(W, dtype=np.float64)
    rows, columns = W.shape
    # mutant-ok: swap arguments of reshape: the numbers keep their order; mutant-ok: 1->2: unknown as well
    pairs = W.reshape(rows, num_heads, -1, 2)  # (D, h, d / 2, 2); a ValueError if the columns do not fit
    # mutant-ok: swap arguments of swapaxes: the same two axes; mutant-ok: drop - #2: axis 2 is the last but one
    return pairs.swapaxes(-1, -2).reshape(rows, columns)  # (D, h, 2, d / 2): all first elements, then all second ones
