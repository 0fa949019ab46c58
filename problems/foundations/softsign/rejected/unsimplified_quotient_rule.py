# verdict: wrong_answer
# entry: softsign_grad
# group: stability
# lesson: The numerator (1 + |x|) - x sign(x) is exactly 1; computed as it stands it becomes 0 for large x. Simplify
# first.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + np.abs(x))


def softsign_grad(x):
    x = np.asarray(x, dtype=float)
    return ((1 + np.abs(x)) - x * np.sign(x)) / (1 + np.abs(x)) ** 2
