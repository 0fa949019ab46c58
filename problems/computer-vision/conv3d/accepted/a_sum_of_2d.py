# style: loops over the places of the kernel, 2D and 3D costs by two formulas
import numpy as np


def conv3d(x, weight, bias=None, stride=(1, 1, 1), padding=(0, 0, 0)):
    n, c, *sizes = x.shape
    o, seen, *kernel = weight.shape
    if c != seen:
        raise ValueError("channels")
    out = [(size + 2 * p - k) // s + 1 for size, p, k, s in zip(sizes, padding, kernel, stride)]
    if min(out) < 1:
        raise ValueError("kernel")
    big = np.zeros([n, c] + [size + 2 * p for size, p in zip(sizes, padding)])
    big[(slice(None), slice(None), *(slice(p, p + size) for p, size in zip(padding, sizes)))] = x
    y = np.zeros([n, o, *out])
    for place in np.ndindex(*kernel):
        cut = tuple(slice(i, i + s * (m - 1) + 1, s) for i, s, m in zip(place, stride, out))
        part = np.array(weight[(slice(None), slice(None), *place)], dtype=float)
        y += np.moveaxis(np.tensordot(part, big[(slice(None), slice(None), *cut)], axes=(1, 1)), 0, 1)
    if bias is not None:
        y += np.array(bias, dtype=float)[None, :, None, None, None]
    return y


def network_costs(layers, clip_shape):
    c, t, h, w = clip_shape
    flat, deep, size = [], [], [t, h, w]
    for out, k, s, p in layers:
        t3, h, w = ((each + 2 * p - k) // s + 1 for each in size)
        if t3 < 1 or h < 1 or w < 1:
            raise ValueError("kernel")
        size = [t3, h, w]
        flat.append(((out, t, h, w), out * (c * k * k + 1), 2 * out * c * k * k * t * h * w))
        deep.append(((out, t3, h, w), out * (c * k * k * k + 1), 2 * out * c * k**3 * t3 * h * w))
        c = out
    return flat, deep
