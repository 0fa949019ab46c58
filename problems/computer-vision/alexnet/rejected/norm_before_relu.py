# verdict: wrong_answer
# entry: alexnet_layer
# group: example
# lesson: You normalise before ReLU. It comes first, so that negative activations damp nobody.
import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def local_response_norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    x = np.asarray(x, dtype=np.float64)
    half = (n // 2, n // 2)
    squares = np.pad(x**2, ((0, 0), half, (0, 0), (0, 0)))  # zeros beyond the first and the last channel
    sums = sliding_window_view(squares, n, axis=1).sum(axis=-1)  # (N, C, H, W)
    return x / (k + alpha * sums) ** beta


def windows(x, kernel, stride):
    """(N, C, H, W) as (N, C, Ho, Wo, kh, kw)."""
    return sliding_window_view(x, kernel, axis=(2, 3))[:, :, ::stride, ::stride]


def alexnet_layer(x, weight, bias, stride=1, padding=0, groups=1, norm=True, pool=True):
    sides = (padding, padding)
    images = np.pad(np.asarray(x, dtype=np.float64), ((0, 0), (0, 0), sides, sides))
    *_, kh, kw = weight.shape
    patches = np.split(windows(images, (kh, kw), stride), groups, axis=1)
    towers = zip(patches, np.split(weight, groups))
    y = np.concatenate([np.einsum("ncuvij,ocij->nouv", *tower) for tower in towers], axis=1)
    y = y + bias[:, None, None]
    if norm:
        y = local_response_norm(y)
    y = np.maximum(y, 0.0)
    return windows(y, (3, 3), 2).max(axis=(-2, -1)) if pool else y


# name, kernels, size, stride, padding, in groups, pool
CONVOLUTIONS = [
    ("1", 96, 11, 4, 0, False, True),
    ("2", 256, 5, 1, 2, True, True),
    ("3", 384, 3, 1, 1, False, False),
    ("4", 384, 3, 1, 1, True, False),
    ("5", 256, 3, 1, 1, True, True),
]


def alexnet_table(image_size=227, classes=1000, groups=2):
    table, channels, size = [], 3, image_size
    for name, out, kernel, stride, padding, grouped, pooled in CONVOLUTIONS:
        seen = channels // groups if grouped else channels  # by one kernel
        size = (size + 2 * padding - kernel) // stride + 1
        channels = out
        table.append(("conv" + name, (out, size, size), out * (seen * kernel**2 + 1)))
        if pooled:
            size = (size - 3) // 2 + 1
            table.append(("pool" + name, (out, size, size), 0))
    if size < 1:
        raise ValueError(f"an image of {image_size} pixels is too small")
    width = math.prod(table[-1][1])  # pool5, flattened
    for name, out in (("fc6", 4096), ("fc7", 4096), ("fc8", classes)):
        table.append((name, (out,), out * (width + 1)))
        width = out
    return table
