# verdict: wrong_answer
# entry: softplus_grad
# group: stability
# lesson: 1 - 1 / (1 + exp(z)) subtracts nearly equal numbers for negative z. Write the sigmoid so that its tail is
# computed directly.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.logaddexp(0, z) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, 1 - 1 / (1 + np.exp(z)))
