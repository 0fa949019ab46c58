# style: a loop over output frames, each a sum over windows of whole slices; costs with recursion
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv3d(x, weight, bias=None, stride=(1, 1, 1), padding=(0, 0, 0)):
    if weight.shape[1] != x.shape[1]:
        raise ValueError("channels")
    x = np.pad(np.array(x, dtype=float), [(0, 0), (0, 0)] + [(p, p) for p in padding])
    kt, kh, kw = weight.shape[2:]
    if kt > x.shape[2] or kh > x.shape[3] or kw > x.shape[4]:
        raise ValueError("kernel")
    rows = np.array(weight, dtype=float).reshape(len(weight), -1).T
    frames = []
    for t in range(0, x.shape[2] - kt + 1, stride[0]):
        views = sliding_window_view(x[:, :, t : t + kt], (kh, kw), axis=(3, 4))[:, :, :, :: stride[1], :: stride[2]]
        n, c, _, ho, wo = views.shape[:5]
        flat = views.transpose(0, 3, 4, 1, 2, 5, 6).reshape(n, ho, wo, c * kt * kh * kw)
        frames.append(flat @ rows + (0.0 if bias is None else np.array(bias, dtype=float)))
    return np.stack(frames).transpose(1, 4, 0, 2, 3)


def _walk(layers, shape, deep):
    if not layers:
        return []
    (out, k, s, p), *rest = layers
    c, t, *space = shape
    if min(space) + 2 * p < k or (deep and t + 2 * p < k):
        raise ValueError("kernel")
    after = (out, (t + 2 * p - k) // s + 1 if deep else t, *((n + 2 * p - k) // s + 1 for n in space))
    volume = k ** (3 if deep else 2)
    positions = after[1] * after[2] * after[3]
    return [(after, out * c * volume + out, 2 * out * c * volume * positions), *_walk(rest, after, deep)]


def network_costs(layers, clip_shape):
    return _walk(layers, clip_shape, False), _walk(layers, clip_shape, True)
