import numpy as np


def least_squares_fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """The weights (d,) and the intercept of least squares; of several solutions the one with the smallest weights.

    X: (n, d); y: (n,); float64 or integers.
    """
    raise NotImplementedError


def gradient_descent_fit(X: np.ndarray, y: np.ndarray, lr: float, n_steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    """The weights (d,), the intercept and the losses (n_steps + 1,) of gradient descent from zero.

    X: (n, d); y: (n,); float64 or integers.
    """
    raise NotImplementedError
