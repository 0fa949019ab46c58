# verdict: wrong_answer
# entry: softsign
# group: example
# lesson: x / sqrt(1 + x^2) is another S-shaped function (ISRU). Softsign divides by 1 + |x|.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / np.sqrt(1 + x**2)


def softsign_grad(x):
    x = np.asarray(x, dtype=float)
    return (1 + x**2) ** -1.5
