import numpy as np


def dropout(
    x: np.ndarray, rng: np.random.Generator | None, p: float = 0.5, training: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Return (y, keep): float64 and bool arrays of x's shape; p is the probability of dropping an element.

    Raises ValueError if p is not in [0, 1].
    """
    raise NotImplementedError


def dropout_backward(grad_y: np.ndarray, keep: np.ndarray, p: float = 0.5, training: bool = True) -> np.ndarray:
    """Return the gradient for x, float64, of grad_y's shape."""
    raise NotImplementedError
