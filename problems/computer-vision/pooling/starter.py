import numpy as np


def pool2d(
    x: np.ndarray, kernel_size: int, stride: int | None = None, padding: int = 0, mode: str = "max"
) -> np.ndarray:
    """Max or average pooling over square windows.

    Args:
        x: shape (N, C, H, W).
        kernel_size: rows and columns of a window.
        stride: step from window to window; None for kernel_size.
        padding: rows and columns added on each side; at most half of kernel_size.
        mode: "max" (the padding never wins) or "avg" (the padding counts as zeros).

    Returns:
        float64 array of shape (N, C, Ho, Wo).

    Raises:
        ValueError: the padding is more than half of the window, or the window larger than the padded image.
    """
    raise NotImplementedError


def pool2d_backward(
    grad_output: np.ndarray,
    x: np.ndarray,
    kernel_size: int,
    stride: int | None = None,
    padding: int = 0,
    mode: str = "max",
) -> np.ndarray:
    """The gradient at x, given that at the output of pool2d, of shape (N, C, Ho, Wo).

    The other arguments, and the errors, are those of pool2d. Returns a float64 array of the shape of x.
    """
    raise NotImplementedError
