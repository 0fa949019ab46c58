# verdict: wrong_answer
# entry: softplus_grad
# group: example
# lesson: The inner derivative beta cancels against the factor 1 / beta in front of the logarithm; you kept it.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.logaddexp(0, z) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, beta * np.exp(-np.logaddexp(0, -z)))
