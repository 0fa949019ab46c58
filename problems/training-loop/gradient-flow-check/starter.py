from typing import Any

import numpy as np


def gradient_flow(
    params: dict[str, dict[str, Any]], zero_limit: float = 1e-8, exploding_limit: float = 1000.0
) -> tuple[dict[str, str], dict[str, float]]:
    """Say for each parameter of a model whether its gradient flows, and how far the step moved it.

    Args:
        params: for each name a dict with "before" and "after" (the values before and after the optimizer's step, arrays
            of one shape), "grad" (the gradient, an array of that shape, or None) and "requires_grad" (a bool).
        zero_limit: a gradient whose norm is not above it counts as zero, >= 0.
        exploding_limit: a gradient whose norm is above it explodes, > zero_limit.

    Returns:
        (states, ratios): for each name one of "frozen", "disconnected", "zero", "nan", "exploding", "healthy"; and
        the norm of the update over the norm of the value before it, a float.
    """
    raise NotImplementedError
