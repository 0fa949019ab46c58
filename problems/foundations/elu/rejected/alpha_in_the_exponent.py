# verdict: wrong_answer
# entry: elu
# group: example
# lesson: You put alpha into the exponent. It scales the negative side: alpha * (exp(x) - 1).
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0.0)))


def elu_grad(x, alpha=1.0):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))

