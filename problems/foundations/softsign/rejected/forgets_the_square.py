# verdict: wrong_answer
# entry: softsign_grad
# group: example
# lesson: By the quotient rule the denominator of the derivative is squared.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + np.abs(x))


def softsign_grad(x):
    x = np.asarray(x, dtype=float)
    return 1 / (1 + np.abs(x))
