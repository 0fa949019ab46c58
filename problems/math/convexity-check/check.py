"""Any pair of points that violates the midpoint inequality."""

import numpy as np


def midpoint_violation(inputs, output, expected, expect):
    if expected is None:
        return None if output is None else "There is no such pair here."
    if output is None:
        return "There is a pair whose midpoint lies too high, and none was returned."
    points, tol = np.asarray(inputs["points"], dtype=float), inputs.get("tol", 1e-9)
    try:
        i, j = (int(index) for index in output)
        whole = i == output[0] and j == output[1]
    except (TypeError, ValueError, OverflowError):
        return "The pair must be two integers."
    if not whole or i == j or not all(0 <= index < len(points) for index in (i, j)):
        return "The pair must be two different indices into points, from 0 on."
    bulge = inputs["f"]((points[i] + points[j]) / 2) - (inputs["f"](points[i]) + inputs["f"](points[j])) / 2
    return None if bulge > tol else "f at the middle of this pair is not above the mean of its ends by more than tol."
