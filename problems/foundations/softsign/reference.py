import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=np.float64)
    return x / (1 + np.abs(x))


def softsign_grad(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.abs(x)) ** 2  # the quotient rule's numerator is (1 + |x|) - x sign(x) = 1
