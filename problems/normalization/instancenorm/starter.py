import numpy as np


def instance_norm(
    x: np.ndarray, weight: np.ndarray | None = None, bias: np.ndarray | None = None, eps: float = 1e-5
) -> np.ndarray:
    """Instance normalisation of (N, C, ...).

    Args:
        x: array of shape (N, C, ...), three to five axes.
        weight: scale of shape (C,); None for ones.
        bias: shift of shape (C,); None for zeros.
        eps: added to the variance under the root.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def instance_norm_backward(
    grad_output: np.ndarray, x: np.ndarray, weight: np.ndarray | None = None, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient for the output of instance_norm.

    Args:
        grad_output: array of the shape of x.
        x, weight, eps: what the forward pass was given.

    Returns:
        (grad_x, grad_weight, grad_bias), float64, of the shapes of x, (C,) and (C,).
    """
    raise NotImplementedError
