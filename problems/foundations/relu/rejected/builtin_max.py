# verdict: runtime_error
# entry: relu
# group: example
# lesson: Python's max compares whole objects, and an array has no single truth value. Use a function that works by
# element.
import numpy as np


def relu(x):
    return max(0, x)


def relu_grad(x):
    return (np.asarray(x) > 0).astype(float)
