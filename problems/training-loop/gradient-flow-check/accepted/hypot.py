# style: math.hypot over lists, one pass over the parameters, a dict as the result
import math

import numpy as np


def length(values):
    numbers = [float(v) for v in np.asarray(values).ravel()]
    if any(v != v for v in numbers):
        return math.nan
    return math.hypot(*numbers)


def gradient_flow(params, zero_limit=1e-8, exploding_limit=1000.0):
    result = {"ratios": {}, "states": {}}
    for name in params:
        before, after, grad = (params[name][key] for key in ("before", "after", "grad"))
        if not params[name]["requires_grad"]:
            word = "frozen"
        elif grad is None:
            word = "disconnected"
        else:
            g = length(grad)
            word = "nan" if g != g else "zero" if g <= zero_limit else "exploding" if g > exploding_limit else "healthy"
        result["states"][name] = word
        moved, start = length(after.astype(float) - before.astype(float)), length(before)
        result["ratios"][name] = (
            0.0 if moved == 0 else moved if moved != moved else moved / start if start else math.inf
        )
    return result
