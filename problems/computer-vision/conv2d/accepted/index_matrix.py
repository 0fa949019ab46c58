# style: a matrix of pixel numbers (im2col by fancy indexing), np.add.at for the way back
import numpy as np


def _indices(shape, kernel, stride, padding, dilation):
    """Pixel numbers of the padded image, (positions, places of the kernel), and the output's size."""
    height, width = shape[0] + 2 * padding, shape[1] + 2 * padding
    sizes = [(f - dilation * (k - 1) - 1) // stride + 1 for f, k in zip((height, width), kernel)]
    if min(sizes) < 1:
        raise ValueError("kernel too large")
    rows = stride * np.arange(sizes[0])[:, None] + dilation * np.arange(kernel[0])  # (Ho, kh)
    columns = stride * np.arange(sizes[1])[:, None] + dilation * np.arange(kernel[1])  # (Wo, kw)
    numbers = rows[:, None, :, None] * width + columns[None, :, None, :]
    return numbers.reshape(sizes[0] * sizes[1], -1), sizes, (height, width)


def _flat(x, padding):
    big = np.pad(np.array(x, dtype=float), ((0,), (0,), (padding,), (padding,)))
    return big.reshape(*big.shape[:2], big.shape[2] * big.shape[3])


def conv2d(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    o, per = weight.shape[:2]
    if x.shape[1] != per * groups or o % groups:
        raise ValueError("groups")
    numbers, sizes, _ = _indices(x.shape[2:], weight.shape[2:], stride, padding, dilation)
    flat, rows = _flat(x, padding), np.array(weight, dtype=float).reshape(o, -1)
    y = np.zeros((len(x), o, len(numbers)))
    for k in range(groups):
        patches = flat[:, k * per : (k + 1) * per][:, :, numbers].swapaxes(1, 2)  # (N, positions, c, places)
        out = slice(k * (o // groups), (k + 1) * (o // groups))
        y[:, out] = rows[out] @ patches.reshape(len(x), len(numbers), rows.shape[1]).swapaxes(1, 2)
    if bias is not None:
        y += np.array(bias, dtype=float)[:, None]
    return y.reshape(len(x), o, *sizes)


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    n, c, h, w = x.shape
    numbers, _, (height, width) = _indices((h, w), weight.shape[2:], stride, padding, 1)
    o = len(weight)
    g = np.array(grad_output, dtype=float).reshape(n, o, len(numbers))
    patches = _flat(x, padding)[:, :, numbers]  # (N, C, positions, places)
    grad_weight = np.tensordot(g, patches, axes=((0, 2), (0, 2))).reshape(weight.shape)
    kernels = np.array(weight, dtype=float).reshape(o, c, -1)
    grad_flat = np.zeros((height * width, n, c))
    np.add.at(grad_flat, numbers, np.tensordot(g, kernels, axes=(1, 0)).transpose(1, 3, 0, 2))
    grad = grad_flat.transpose(1, 2, 0).reshape(n, c, height, width)
    return grad[:, :, padding : padding + h, padding : padding + w], grad_weight, g.sum(axis=(0, 2))
