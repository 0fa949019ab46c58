# verdict: wrong_answer
# entry: softplus
# group: example
# lesson: The factor 1 / beta is missing: without it the curve does not approach the line y = x.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.logaddexp(0, z))


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, np.exp(-np.logaddexp(0, -z)))
