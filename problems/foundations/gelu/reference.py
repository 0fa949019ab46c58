import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])  # otypes: without it an empty array is an error


def gelu(x):
    below = 0.5 * (1.0 + erf(x / math.sqrt(2.0)))  # (...): P(Z <= x) for a standard normal Z
    return x * below


def gelu_tanh(x):
    inner = math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)  # (...)
    return 0.5 * x * (1.0 + np.tanh(inner))
