# verdict: wrong_answer
# entry: conv2d
# group: edge
# lesson: You go on where the kernel does not see all channels of the image. Raise ValueError unless C is groups
# times weight.shape[1].
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def padded(x, padding):
    """(N, C, H, W) in float64, with zeros around each image."""
    sides = (padding, padding)
    return np.pad(np.asarray(x, dtype=np.float64), ((0, 0), (0, 0), sides, sides))


def windows(images, weight, stride, dilation):
    """All windows as a view of shape (N, C, Ho, Wo, kh, kw): nothing is copied. ValueError where none fits."""
    *_, kh, kw = weight.shape
    span = (dilation * (kh - 1) + 1, dilation * (kw - 1) + 1)
    view = sliding_window_view(images, span, axis=(2, 3))
    return view[:, :, ::stride, ::stride, ::dilation, ::dilation]


def conv2d(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    out, channels = len(weight) // groups, weight.shape[1]  # of one group
    if len(weight) % groups != 0 or x.shape[1] < groups * channels:
        raise ValueError(f"{groups} groups do not fit the channels: {x.shape[1]} in, {len(weight)} out")
    patches = windows(padded(x, padding), weight, stride, dilation)  # (N, C, Ho, Wo, kh, kw)
    maps = []
    for g in range(groups):
        seen, kernels = patches[:, g * channels : (g + 1) * channels], weight[g * out : (g + 1) * out]
        # optimize copies the windows into rows (im2col): one matrix product instead of loops
        maps.append(np.einsum("ncuvij,ocij->nouv", seen, kernels, optimize=True))
    y = np.concatenate(maps, axis=1)  # (N, O, Ho, Wo)
    return y if bias is None else y + np.reshape(bias, (-1, 1, 1))


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    g, images = np.asarray(grad_output, dtype=np.float64), padded(x, padding)
    patches = windows(images, weight, stride, 1)
    grad_weight = np.einsum("nouv,ncuvij->ocij", g, patches, optimize=True)
    grad_bias = np.einsum("nouv->o", g)

    grad_patches = np.einsum("nouv,ocij->ncuvij", g, weight, optimize=True)
    grad_images = np.zeros(images.shape)
    *_, ho, wo, kh, kw = patches.shape
    for i, j in np.ndindex(kh, kw):
        # element (i, j) of all windows: pixels that do not overlap, so one slice takes them all
        grad_images[:, :, i : i + ho * stride : stride, j : j + wo * stride : stride] += grad_patches[..., i, j]
    *_, height, width = x.shape
    return grad_images[:, :, padding : padding + height, padding : padding + width], grad_weight, grad_bias
