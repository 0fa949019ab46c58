from collections.abc import Callable

import numpy as np


def classify_quadratic(A: np.ndarray, rtol: float = 1e-9) -> str:
    """Return "strictly convex", "convex" or "not convex", for the quadratic form of A of shape (d, d)."""
    raise NotImplementedError


def midpoint_violation(
    f: Callable[[np.ndarray], float], points: np.ndarray, tol: float = 1e-9
) -> tuple[int, int] | None:
    """The indices of any two points, of shape (n, d), between which f bulges upwards by more than tol; or None."""
    raise NotImplementedError


def count_ends(
    grad: Callable[[np.ndarray], np.ndarray], starts: np.ndarray, lr: float, steps: int, radius: float
) -> int:
    """The number of distinct ends of gradient descent from the starts of shape (n, d)."""
    raise NotImplementedError
