import numpy as np


def layer_norm(
    x: np.ndarray,
    normalized_shape: tuple[int, ...],
    weight: np.ndarray | None = None,
    bias: np.ndarray | None = None,
    eps: float = 1e-5,
) -> np.ndarray:
    """Layer normalisation over the last axes.

    Args:
        x: array (..., *normalized_shape).
        normalized_shape: the lengths of the axes over which mean and variance are taken.
        weight: scale of shape normalized_shape; None for ones.
        bias: shift of shape normalized_shape; None for zeros.
        eps: added to the variance under the root.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def layer_norm_backward(
    grad_output: np.ndarray,
    x: np.ndarray,
    normalized_shape: tuple[int, ...],
    weight: np.ndarray | None = None,
    eps: float = 1e-5,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient for the output of layer_norm.

    Args:
        grad_output: array of the shape of x.
        x, normalized_shape, weight, eps: what the forward pass was given.

    Returns:
        (grad_x, grad_weight, grad_bias), float64, of the shapes of x, normalized_shape and normalized_shape.
    """
    raise NotImplementedError
