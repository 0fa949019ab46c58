# verdict: wrong_answer
# entry: softsign_grad
# group: stability
# lesson: (1 - |y|)^2 is right on paper, but y is close to 1 in the tails and the difference has few digits left. Start
# from x.
import numpy as np


def softsign(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + np.abs(x))


def softsign_grad(x):
    return (1 - np.abs(softsign(x))) ** 2
