# verdict: wrong_answer
# entry: relu
# group: example
# lesson: You overwrite the caller's array. A backward pass still needs the original x: work on a new array.
import numpy as np


def relu(x):
    if np.ndim(x) == 0:
        return max(0.0, float(x))
    x[x < 0] = 0
    return x


def relu_grad(x):
    return (np.asarray(x) > 0).astype(float)
