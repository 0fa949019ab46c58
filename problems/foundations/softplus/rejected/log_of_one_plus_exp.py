# verdict: wrong_answer
# entry: softplus
# group: stability
# lesson: 1 + exp(z) rounds to 1 for very negative z, so that the logarithm loses its digits and then everything. Use
# log1p.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.log(1 + np.exp(z)) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, np.exp(-np.logaddexp(0, -z)))
