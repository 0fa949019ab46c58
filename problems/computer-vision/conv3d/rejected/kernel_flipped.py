# verdict: wrong_answer
# entry: conv3d
# group: example
# lesson: You flip the kernel in all directions, as mathematics does. Networks do not flip: each element meets the
# element of the window at its own place.
import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv3d(x, weight, bias=None, stride=(1, 1, 1), padding=(0, 0, 0)):
    _, channels, *kernel = weight.shape
    if x.shape[1] != channels:
        raise ValueError(f"kernels for {channels} channels meet {x.shape[1]}")
    sides = [(0, 0), (0, 0), *((p, p) for p in padding)]
    clip = np.pad(np.asarray(x, dtype=np.float64), sides)
    weight = weight[:, :, ::-1, ::-1, ::-1]
    windows = sliding_window_view(clip, kernel, axis=(2, 3, 4))
    st, sh, sw = stride
    windows = windows[:, :, ::st, ::sh, ::sw]
    y = np.einsum("nctuvhij,ochij->notuv", windows, weight, optimize=True)
    return y if bias is None else y + bias[:, None, None, None]


def costs(layers, clip_shape, in_time):
    found, (channels, *sizes) = [], clip_shape
    for out, k, s, p in layers:
        time = (k, s, p) if in_time else (1, 1, 0)
        sizes = [(n + 2 * p - k) // s + 1 for n, (k, s, p) in zip(sizes, (time, (k, s, p), (k, s, p)))]
        if min(sizes) < 1:
            raise ValueError(f"a kernel of {k} is larger than its input")
        weights = out * channels * time[0] * k**2
        channels = out
        found.append(((out, *sizes), weights + out, 2 * weights * math.prod(sizes)))
    return found


def network_costs(layers, clip_shape):
    return costs(layers, clip_shape, False), costs(layers, clip_shape, True)
