import numpy as np


def group_norm(
    x: np.ndarray,
    num_groups: int,
    weight: np.ndarray | None = None,
    bias: np.ndarray | None = None,
    eps: float = 1e-5,
) -> np.ndarray:
    """Group normalisation of (N, C, ...).

    Args:
        x: array of shape (N, C, ...), two to five axes.
        num_groups: number of groups of neighbouring channels.
        weight: scale of shape (C,); None for ones.
        bias: shift of shape (C,); None for zeros.
        eps: added to the variance under the root.

    Returns:
        float64 array of the shape of x.

    Raises:
        ValueError: num_groups does not divide C.
    """
    raise NotImplementedError


def group_norm_backward(
    grad_output: np.ndarray,
    x: np.ndarray,
    num_groups: int,
    weight: np.ndarray | None = None,
    eps: float = 1e-5,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient for the output of group_norm.

    Args:
        grad_output: array of the shape of x.
        x, num_groups, weight, eps: what the forward pass was given.

    Returns:
        (grad_x, grad_weight, grad_bias), float64, of the shapes of x, (C,) and (C,).

    Raises:
        ValueError: num_groups does not divide C.
    """
    raise NotImplementedError
