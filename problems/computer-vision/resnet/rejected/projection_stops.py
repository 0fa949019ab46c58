# verdict: wrong_answer
# entry: residual_block_backward
# group: example
# lesson: You hand the gradient on as if the shortcut were the identity only: through a projection it must go back
# to the input, too.
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def padded(x, padding):
    """Given in the starter."""
    sides = (padding, padding)
    return np.pad(np.asarray(x, dtype=np.float64), ((0, 0), (0, 0), sides, sides))


def windows(images, weight, stride):
    """Given in the starter."""
    *_, kh, kw = weight.shape
    return sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]


def conv2d(x, weight, stride, padding):
    """Given in the starter."""
    return np.einsum("ncuvij,ocij->nouv", windows(padded(x, padding), weight, stride), weight)


def conv2d_backward(grad_output, x, weight, stride, padding):
    """Given in the starter."""
    g, images = np.asarray(grad_output, dtype=np.float64), padded(x, padding)
    grad_weight = np.einsum("nouv,ncuvij->ocij", g, windows(images, weight, stride))
    grad_windows, grad_images = np.einsum("nouv,ocij->ncuvij", g, weight), np.zeros(images.shape)
    *_, ho, wo, kh, kw = grad_windows.shape
    for i, j in np.ndindex(kh, kw):
        grad_images[:, :, i : i + ho * stride : stride, j : j + wo * stride : stride] += grad_windows[..., i, j]
    *_, height, width = x.shape
    return grad_images[:, :, padding : padding + height, padding : padding + width], grad_weight


def forward(x, w1, w2, w_skip, stride, skip=True):
    """h and the sum before the last ReLU."""
    h = np.maximum(conv2d(x, w1, stride, 1), 0.0)
    total = conv2d(h, w2, 1, 1)
    if skip and w_skip is None:
        if x.shape != total.shape:
            raise ValueError(f"the identity of shape {x.shape} does not fit {total.shape}")
        total = total + x
    elif skip:
        total = total + conv2d(x, w_skip, stride, 0)
    return h, total


def residual_block(x, w1, w2, w_skip=None, stride=1):
    _, total = forward(x, w1, w2, w_skip, stride)
    return np.maximum(total, 0.0)


def backward(grad_output, x, w1, w2, w_skip, stride, skip=True):
    h, total = forward(x, w1, w2, w_skip, stride, skip)
    g = grad_output * (total > 0.0)  # at the sum: it goes into both branches as it is
    grad_h, grad_w2 = conv2d_backward(g, h, w2, 1, 1)
    grad_x, grad_w1 = conv2d_backward(grad_h * (h > 0.0), x, w1, stride, 1)
    grad_w_skip = None
    if skip and w_skip is None:
        grad_x = grad_x + g
    elif skip:
        through_skip, grad_w_skip = conv2d_backward(g, x, w_skip, stride, 0)
        grad_x = grad_x + through_skip
    return grad_x, grad_w1, grad_w2, grad_w_skip


def changed_backward(grad_output, x, w1, w2, w_skip, stride, skip=True):
    h, total = forward(x, w1, w2, w_skip, stride, skip)
    g = grad_output * (total > 0.0)  # at the sum: it goes into both branches as it is
    grad_h, grad_w2 = conv2d_backward(g, h, w2, 1, 1)
    grad_x, grad_w1 = conv2d_backward(grad_h * (h > 0.0), x, w1, stride, 1)
    grad_w_skip = None
    if skip and w_skip is None:
        grad_x = grad_x + g
    elif skip:
        through_skip, grad_w_skip = conv2d_backward(g, x, w_skip, stride, 0)
    return grad_x, grad_w1, grad_w2, grad_w_skip


def residual_block_backward(grad_output, x, w1, w2, w_skip=None, stride=1):
    return changed_backward(grad_output, x, w1, w2, w_skip, stride)


def norms(grad_output, x, blocks, skip):
    inputs = []
    for w1, w2 in blocks:
        inputs.append(x)
        _, total = forward(x, w1, w2, None, 1, skip)
        x = np.maximum(total, 0.0)
    found, g = [], grad_output
    for (w1, w2), x in zip(reversed(blocks), reversed(inputs)):
        g, *_ = backward(g, x, w1, w2, None, 1, skip)
        found.append(np.linalg.norm(g))
    return np.array(found[::-1])


def input_gradient_norms(grad_output, x, blocks):
    return norms(grad_output, x, blocks, True), norms(grad_output, x, blocks, False)
