import numpy as np


def attention(Q: np.ndarray, K: np.ndarray, V: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scaled dot-product attention.

    Args:
        Q: queries, (..., n, d). K: keys, (..., m, d). V: values, (..., m, d_v).

    Returns:
        (output, weights): float64 arrays of shape (..., n, d_v) and (..., n, m).
    """
    raise NotImplementedError


def attention_backward(
    grad_output: np.ndarray, Q: np.ndarray, K: np.ndarray, V: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss, given its gradient for the output of attention.

    Args:
        grad_output: array (..., n, d_v).
        Q, K, V: what attention was given.

    Returns:
        (grad_Q, grad_K, grad_V): float64 arrays of the shapes of Q, K and V.
    """
    raise NotImplementedError
