from collections.abc import Callable

import numpy as np


def numerical_jacobian(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """The Jacobian of f at x by central differences. x: shape (n,); the result: shape (m, n)."""
    raise NotImplementedError


def softmax_jacobian(x: np.ndarray) -> np.ndarray:
    """The exact Jacobian of softmax for each row. x: shape (B, n); the result: shape (B, n, n)."""
    raise NotImplementedError


def tanh_layer_jacobians(W: np.ndarray, b: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The exact Jacobians of y = tanh(W x + b) in x, W and b.

    W: shape (m, n). b: shape (m,). x: shape (n,).
    Returns shapes (m, n), (m, m, n) and (m, m).
    """
    raise NotImplementedError
