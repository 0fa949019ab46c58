# verdict: wrong_answer
# entry: mish
# group: stability
# lesson: The rational form in exp(x) is infinity over infinity once exp(2x) overflows, near x = 355. Write it in
# exp(-|x|), or
#   keep tanh and softplus apart.
import numpy as np


def mish(x):
    x = np.asarray(x, dtype=float)
    n = np.exp(x)
    return x * (n * n + 2 * n) / (n * n + 2 * n + 2)


def mish_grad(x):
    x = np.asarray(x, dtype=float)
    n = np.exp(x)
    omega = 4 * (x + 1) + 4 * n**2 + n**3 + n * (4 * x + 6)
    return n * omega / (2 * n + n**2 + 2) ** 2
