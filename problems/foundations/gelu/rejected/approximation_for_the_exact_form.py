# verdict: wrong_answer
# entry: gelu
# group: example
# lesson: You return the tanh approximation for the exact form. They differ by up to 5e-4, which shows.
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[float])


def gelu_tanh(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))


def gelu(x):
    return gelu_tanh(x)
