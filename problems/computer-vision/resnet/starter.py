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


def residual_block(
    x: np.ndarray, w1: np.ndarray, w2: np.ndarray, w_skip: np.ndarray | None = None, stride: int = 1
) -> np.ndarray:
    """Two 3 x 3 convolutions and a shortcut, without normalisation.

    Args:
        x: shape (N, C, H, W).
        w1: shape (O, C, 3, 3), with the stride and padding 1.
        w2: shape (O, O, 3, 3), with stride 1 and padding 1.
        w_skip: projection of the shortcut, shape (O, C, 1, 1), with the stride; None for the identity.
        stride: of w1 and w_skip.

    Returns:
        float64 array of shape (N, O, Ho, Wo).

    Raises:
        ValueError: the identity does not fit.
    """
    raise NotImplementedError


def residual_block_backward(
    grad_output: np.ndarray,
    x: np.ndarray,
    w1: np.ndarray,
    w2: np.ndarray,
    w_skip: np.ndarray | None = None,
    stride: int = 1,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray | None]:
    """Gradients of a loss, given its gradient at the output of residual_block.

    Returns:
        (grad_x, grad_w1, grad_w2, grad_w_skip), of the shapes of the inputs; the last is None if w_skip is.

    Raises:
        ValueError: the identity does not fit.
    """
    raise NotImplementedError


def input_gradient_norms(
    grad_output: np.ndarray, x: np.ndarray, blocks: list[tuple[np.ndarray, np.ndarray]]
) -> tuple[np.ndarray, np.ndarray]:
    """Norms of the gradient at the input of each block, with and without the shortcuts.

    Args:
        grad_output: gradient at the output of the last block, shape (N, C, H, W).
        x: input of the first block, shape (N, C, H, W).
        blocks: tuples (w1, w2) of shape (C, C, 3, 3).

    Returns:
        (with_skip, without_skip), arrays of shape (n,).
    """
    raise NotImplementedError
