import numpy as np


def dynamic_tanh(x: np.ndarray, alpha: float, gamma: np.ndarray, beta: np.ndarray) -> np.ndarray:
    """gamma * tanh(alpha * x) + beta, with channels along the last axis.

    Args:
        x: (..., d), one or more axes.
        alpha: scalar, shared by all elements.
        gamma: (d,), scale of each channel.
        beta: (d,), shift of each channel.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def dynamic_tanh_grad(
    x: np.ndarray, alpha: float, gamma: np.ndarray, grad_output: np.ndarray
) -> tuple[np.ndarray, float, np.ndarray, np.ndarray]:
    """Gradients of a loss with respect to x, alpha, gamma and beta.

    Args:
        x: (..., d), one or more axes.
        alpha: scalar.
        gamma: (d,).
        grad_output: gradient of the loss with respect to dynamic_tanh(x, alpha, gamma, beta); the shape of x.

    Returns:
        (grad_x, grad_alpha, grad_gamma, grad_beta) of shapes (..., d), scalar, (d,) and (d,).
    """
    raise NotImplementedError
