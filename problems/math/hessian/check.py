"""At most four calls of the gradient."""

import numpy as np


def hessian_vector_product(inputs, output, expected, expect):
    calls = output[1]
    if not isinstance(calls, (int, np.integer)) or calls > 4:
        return f"grad was called {calls} times; four calls are allowed."
    return None
