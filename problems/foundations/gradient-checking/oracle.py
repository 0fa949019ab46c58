"""The central difference is the mean of the true slope over [x - eps, x + eps]. The slope comes from the complex
step, the mean
from Gauss-Legendre quadrature; neither subtracts two function values. The error measure is summed in exact
rationals."""

import math
from fractions import Fraction

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-6, "atol": 1e-6}
NOT_COVERED = {}
STEP = 1e-30


def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=complex)
    nodes, weights = np.polynomial.legendre.leggauss(16)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        for node, weight in zip(nodes, weights):
            moved = x.copy()
            moved[index] += eps * node + STEP * 1j
            try:
                value = f(moved)
            except TypeError:
                return NotImplemented  # a function with a kink
            if not isinstance(value, complex):
                return NotImplemented
            gradient[index] += weight / 2 * value.imag / STEP
    return gradient


def relative_error(a, b):
    def norm(values):
        square = sum(Fraction(v) ** 2 for v in values)
        if square == 0:
            return 0.0
        shift = (square.numerator.bit_length() - square.denominator.bit_length()) // 2  # keeps the root in range
        return math.sqrt(square / Fraction(4) ** shift) * 2.0**shift

    a, b = np.ravel(a).tolist(), np.ravel(b).tolist()
    size = norm(a) + norm(b)
    return norm([Fraction(v) - Fraction(w) for v, w in zip(a, b)]) / size if size else 0.0
