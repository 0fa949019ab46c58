# style: recursion over the blocks: each hands the gradient at its input back
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def padded(x, padding):
    """Images in float64, with zeros on all four sides."""
    sides = (padding, padding)
    return np.pad(np.asarray(x, dtype=np.float64), ((0, 0), (0, 0), sides, sides))


def windows(images, weight, stride):
    """All windows of the images, a view of shape (N, C, Ho, Wo, kh, kw)."""
    *_, kh, kw = weight.shape
    return sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]


def conv2d(x, weight, stride, padding):
    """Cross-correlation of (N, C, H, W) with (O, C, kh, kw), without bias: (N, O, Ho, Wo)."""
    return np.einsum("ncuvij,ocij->nouv", windows(padded(x, padding), weight, stride), weight)


def conv2d_backward(grad_output, x, weight, stride, padding):
    """(grad_x, grad_weight), given the gradient at the output of conv2d(x, weight, stride, padding)."""
    g, images = np.asarray(grad_output, dtype=np.float64), padded(x, padding)
    grad_weight = np.einsum("nouv,ncuvij->ocij", g, windows(images, weight, stride))
    grad_windows, grad_images = np.einsum("nouv,ocij->ncuvij", g, weight), np.zeros(images.shape)
    *_, ho, wo, kh, kw = grad_windows.shape
    for i, j in np.ndindex(kh, kw):
        grad_images[:, :, i : i + ho * stride : stride, j : j + wo * stride : stride] += grad_windows[..., i, j]
    *_, height, width = x.shape
    return grad_images[:, :, padding : padding + height, padding : padding + width], grad_weight


def _relu(z):
    return z * (z > 0)


def _shortcut(x, w_skip, stride, shape):
    if w_skip is not None:
        return conv2d(x, w_skip, stride, 0)
    if tuple(x.shape) != tuple(shape):
        raise ValueError("identity")
    return np.array(x, dtype=float)


def residual_block(x, w1, w2, w_skip=None, stride=1):
    branch = conv2d(_relu(conv2d(x, w1, stride, 1)), w2, 1, 1)
    return _relu(branch + _shortcut(x, w_skip, stride, branch.shape))


def residual_block_backward(grad_output, x, w1, w2, w_skip=None, stride=1):
    g = np.array(grad_output, dtype=float)
    z = conv2d(x, w1, stride, 1)
    branch = conv2d(_relu(z), w2, 1, 1)
    g[branch + _shortcut(x, w_skip, stride, branch.shape) <= 0] = 0
    at_hidden, grad_w2 = conv2d_backward(g, _relu(z), w2, 1, 1)
    at_hidden[z <= 0] = 0
    grad_x, grad_w1 = conv2d_backward(at_hidden, x, w1, stride, 1)
    if w_skip is None:
        return grad_x + g, grad_w1, grad_w2, None
    more, grad_w_skip = conv2d_backward(g, x, w_skip, stride, 0)
    return grad_x + more, grad_w1, grad_w2, grad_w_skip


def _walk(g, x, blocks, skip):
    """The gradient at x, and the norms from this block on."""
    if not blocks:
        return np.array(g, dtype=float), []
    (w1, w2), *rest = blocks
    z = conv2d(x, w1, 1, 1)
    total = conv2d(_relu(z), w2, 1, 1) + (np.array(x, dtype=float) if skip else 0.0)
    g, norms = _walk(g, _relu(total), rest, skip)
    g = g * (total > 0)
    back, _ = conv2d_backward(g, _relu(z), w2, 1, 1)
    at_x, _ = conv2d_backward(back * (z > 0), x, w1, 1, 1)
    at_x = at_x + g if skip else at_x
    return at_x, [np.sqrt(np.sum(at_x**2)), *norms]


def input_gradient_norms(grad_output, x, blocks):
    return tuple(np.array(_walk(grad_output, x, list(blocks), skip)[1]) for skip in (True, False))
