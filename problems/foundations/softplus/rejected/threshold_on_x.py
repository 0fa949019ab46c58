# verdict: wrong_answer
# entry: softplus
# group: example
# lesson: The threshold is compared with beta * x; you compare it with x.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    x = np.asarray(x, dtype=float)
    return np.where(x > threshold, x, np.logaddexp(0, beta * x) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, 1.0, np.exp(-np.logaddexp(0, -z)))
