import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Probabilities along one axis.

    Args:
        x: logits of any shape with at least one axis; -inf marks a masked position.
        axis: the axis along which the result sums to 1.

    Returns:
        float64 array of the shape of x.

    Raises:
        ValueError: x is zero-dimensional, or has no such axis.
    """
    raise NotImplementedError


def softmax_vjp(x: np.ndarray, grad_output: np.ndarray, axis: int = -1) -> np.ndarray:
    """Gradient of a loss with respect to x, where grad_output is its gradient with respect to softmax(x, axis).

    Args:
        x: logits, as for softmax.
        grad_output: array of the shape of x.
        axis: the axis of the softmax.

    Returns:
        float64 array of the shape of x.

    Raises:
        ValueError: x is zero-dimensional, or has no such axis.
    """
    raise NotImplementedError
