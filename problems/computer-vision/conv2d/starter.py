import numpy as np


def conv2d(
    x: np.ndarray,
    weight: np.ndarray,
    bias: np.ndarray | None = None,
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
    groups: int = 1,
) -> np.ndarray:
    """2D cross-correlation of a batch of images.

    Args:
        x: images, shape (N, C, H, W).
        weight: kernels, shape (O, C / groups, kh, kw).
        bias: shape (O,); None for zeros.
        stride, padding, dilation: for both directions; the padding is zeros.
        groups: number of blocks of neighbouring channels.

    Returns:
        float64 array of shape (N, O, Ho, Wo).

    Raises:
        ValueError: channels and groups do not fit, or the kernel is larger than the padded image.
    """
    raise NotImplementedError


def conv2d_backward(
    grad_output: np.ndarray, x: np.ndarray, weight: np.ndarray, stride: int = 1, padding: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient at the output of conv2d with one group and no dilation.

    Args:
        grad_output: shape (N, O, Ho, Wo).
        x: images, shape (N, C, H, W).
        weight: kernels, shape (O, C, kh, kw).
        stride, padding: what the forward pass was given.

    Returns:
        (grad_x, grad_weight, grad_bias), float64, of the shapes of x, weight and (O,).
    """
    raise NotImplementedError
