# style: flows as complex numbers; the warp by flat indices and a function for one corner
import numpy as np


def flow_errors(pred, target, valid=None):
    p, q = (f[..., 0].astype(float) + 1j * f[..., 1].astype(float) for f in (pred, target))
    mask = np.full(p.shape, True) if valid is None else valid
    lengths = [(abs(a - b), abs(b)) for a, b in zip(p[mask].tolist(), q[mask].tolist())]
    if not lengths:
        return np.nan, np.nan
    bad = sum(1 for e, size in lengths if e > max(3, 0.05 * size))
    return sum(e for e, _ in lengths) / len(lengths), bad / len(lengths)


def warp(image, flow):
    h, w = image.shape[:2]
    flat = image.reshape(h * w, -1).astype(float)
    place = np.arange(h * w)
    x = place % w + flow[..., 0].ravel().astype(float)
    y = place // w + flow[..., 1].ravel().astype(float)
    x, y = np.clip(x, -2, w + 1), np.clip(y, -2, h + 1)

    def corner(i, j, weight):
        inside = ((0 <= i) & (i < h) & (0 <= j) & (j < w)) * weight
        return inside[:, None] * flat[np.clip(i, 0, h - 1) * w + np.clip(j, 0, w - 1)]

    i, j = np.floor(y).astype(int), np.floor(x).astype(int)
    t, s = y - i, x - j
    out = corner(i, j, (1 - t) * (1 - s)) + corner(i, j + 1, (1 - t) * s)
    out = out + corner(i + 1, j, t * (1 - s)) + corner(i + 1, j + 1, t * s)
    return out.reshape(image.shape)
