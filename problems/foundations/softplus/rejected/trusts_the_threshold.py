# verdict: wrong_answer
# entry: softplus
# group: stability
# lesson: exp(z) overflows from 710 on when the threshold lies above that. Take the larger exponent out of the sum
# first.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.log1p(np.exp(z)) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, np.exp(-np.logaddexp(0, -z)))
