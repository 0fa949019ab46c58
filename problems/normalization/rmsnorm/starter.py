import numpy as np


def rms_norm(
    x: np.ndarray, normalized_shape: tuple[int, ...], weight: np.ndarray | None = None, eps: float = 1e-6
) -> np.ndarray:
    """Division by the root mean square over the last axes.

    Args:
        x: array (..., *normalized_shape).
        normalized_shape: the lengths of the axes over which the mean of the squares is taken.
        weight: scale of shape normalized_shape; None for ones.
        eps: added to the mean of the squares, under the root.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def rms_norm_backward(
    grad_output: np.ndarray,
    x: np.ndarray,
    normalized_shape: tuple[int, ...],
    weight: np.ndarray | None = None,
    eps: float = 1e-6,
) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient for the output of rms_norm.

    Args:
        grad_output: array of the shape of x.
        x, normalized_shape, weight, eps: what the forward pass was given.

    Returns:
        (grad_x, grad_weight), float64, of the shapes of x and normalized_shape.
    """
    raise NotImplementedError
