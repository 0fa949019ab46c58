from __future__ import annotations

from collections.abc import Callable

import numpy as np


class Dual:
    """The dual number value + tangent * epsilon.

    Operators + - * / ** with Duals and plain numbers on either side, unary minus; methods exp, log, sin, tanh.
    Each returns a new Dual.
    """

    def __init__(self, value: float, tangent: float = 0.0) -> None:
        raise NotImplementedError


def jacobian(f: Callable[[list[Dual]], list[Dual | float]], x: np.ndarray) -> np.ndarray:
    """The matrix of derivatives of f at x, a column per sweep.

    f: takes a list of n Duals, returns a list of m Duals or plain numbers.
    x: (n,), float64 or integer.
    Returns float64 (m, n): element (i, j) is the derivative of output i in input j.
    """
    raise NotImplementedError
