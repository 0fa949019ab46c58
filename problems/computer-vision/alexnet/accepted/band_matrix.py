# style: the neighbourhood as a band matrix, one kernel with zeros for all groups, recursion over the table
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def local_response_norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    a = np.array(x, dtype=float)
    i = np.arange(a.shape[1])
    band = (abs(i[:, None] - i) <= n // 2).astype(float)
    return a / np.power(k + alpha * np.einsum("ij,njhw->nihw", band, a * a), beta)


def alexnet_layer(x, weight, bias, stride=1, padding=0, groups=1, norm=True, pool=True):
    o, c, kh, kw = weight.shape
    full = np.zeros((o, c * groups, kh, kw))
    for g in range(groups):
        full[g * o // groups : (g + 1) * o // groups, g * c : (g + 1) * c] = weight[
            g * o // groups : (g + 1) * o // groups
        ]
    big = np.pad(np.array(x, dtype=float), ((0,), (0,), (padding,), (padding,)))
    views = sliding_window_view(big, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    y = np.tensordot(full, views, axes=([1, 2, 3], [1, 4, 5])).swapaxes(0, 1) + bias.reshape(1, -1, 1, 1)
    y = y * (y > 0)
    y = local_response_norm(y) if norm else y
    if not pool:
        return y
    rows = np.maximum(np.maximum(y[:, :, :-2:2], y[:, :, 1:-1:2]), y[:, :, 2::2])
    return np.maximum(np.maximum(rows[..., :-2:2], rows[..., 1:-1:2]), rows[..., 2::2])


LAYERS = [("conv1", 96, 11, 4, 0, 0), ("pool1",), ("conv2", 256, 5, 1, 2, 1), ("pool2",), ("conv3", 384, 3, 1, 1, 0)]
LAYERS += [("conv4", 384, 3, 1, 1, 1), ("conv5", 256, 3, 1, 1, 1), ("pool5",), ("fc6", 4096), ("fc7", 4096), ("fc8", 0)]


def _rows(layers, shape, classes, groups):
    if not layers:
        return []
    (name, *numbers), *rest = layers
    if name[0] == "p":
        n = (shape[1] - 3) // 2 + 1
        if n < 1:
            raise ValueError("small")
        row = (name, (shape[0], n, n), 0)
    elif name[0] == "c":
        out, k, s, p, grouped = numbers
        n = (shape[1] + 2 * p - k) // s + 1
        row = (name, (out, n, n), out + out * k * k * (shape[0] // groups if grouped else shape[0]))
    else:
        out, width = numbers[0] or classes, 1
        for each in shape:
            width *= each
        row = (name, (out,), out + out * width)
    return [row, *_rows(rest, row[1], classes, groups)]


def alexnet_table(image_size=227, classes=1000, groups=2):
    return _rows(LAYERS, (3, image_size, image_size), classes, groups)
