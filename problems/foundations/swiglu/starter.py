import numpy as np


def swiglu(x: np.ndarray, w: np.ndarray, v: np.ndarray, w2: np.ndarray) -> np.ndarray:
    """(silu(x w) * (x v)) w2, token by token, without overflow.

    Args:
        x: (..., d), one or more axes.
        w: (d, h), the projection that goes through SiLU.
        v: (d, h), the projection that is gated.
        w2: (h, m), the projection out.

    Returns:
        float64 array of shape (..., m).
    """
    raise NotImplementedError


def swiglu_grad(
    x: np.ndarray, w: np.ndarray, v: np.ndarray, w2: np.ndarray, grad_output: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss with respect to x, w, v and w2.

    Args:
        x: (..., d), one or more axes.
        w: (d, h).
        v: (d, h).
        w2: (h, m).
        grad_output: (..., m), gradient of the loss with respect to swiglu(x, w, v, w2).

    Returns:
        (grad_x, grad_w, grad_v, grad_w2) of the shapes of x, w, v and w2.
    """
    raise NotImplementedError
