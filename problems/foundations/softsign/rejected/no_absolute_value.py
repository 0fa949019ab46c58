# verdict: wrong_answer
# entry: softsign
# group: example
# lesson: The denominator is 1 + |x|. Without the absolute value negative inputs are wrong and -1 is a pole.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + x)


def softsign_grad(x):
    x = np.asarray(x, dtype=float)
    return 1 / (1 + x) ** 2
