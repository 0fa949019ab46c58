from collections.abc import Callable

import numpy as np


def nesterov(
    grad: Callable[[np.ndarray], np.ndarray],
    w: np.ndarray,
    lr: float = 0.01,
    momentum: float = 0.9,
    steps: int = 10,
) -> np.ndarray:
    """Positions of Nesterov's accelerated gradient.

    Args:
        grad: returns the gradient at a float64 array of the shape of w, as a new array of that shape.
        w: position at the start, any shape with at least one axis; stays unchanged.
        lr: learning rate, >= 0.
        momentum: share of the velocity that outlives a step, in [0, 1).
        steps: number of steps, >= 0.

    Returns:
        float64 array of shape (steps + 1, *w.shape): the start and the position after each step.
    """
    raise NotImplementedError
