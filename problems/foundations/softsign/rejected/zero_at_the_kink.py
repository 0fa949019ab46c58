# verdict: wrong_answer
# entry: softsign_grad
# group: example
# lesson: Softsign is differentiable at 0 although |x| is not: the slope there is 1, from both sides.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + np.abs(x))


def softsign_grad(x):
    x = np.asarray(x, dtype=float)
    return np.abs(np.sign(x)) / (1 + np.abs(x)) ** 2
