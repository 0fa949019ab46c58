import numpy as np


def prelu(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """x where x is positive, its channel's slope times x elsewhere.

    Args:
        x: (N, C, ...), two or more axes.
        weight: (C,), the slope of each channel on the negative side.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def prelu_grad(x: np.ndarray, weight: np.ndarray, grad_output: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of a loss with respect to x and weight.

    Args:
        x: (N, C, ...), the input of prelu.
        weight: (C,).
        grad_output: gradient of the loss with respect to prelu(x, weight); the shape of x.

    Returns:
        (grad_x, grad_weight) of the shapes of x and weight.
    """
    raise NotImplementedError
