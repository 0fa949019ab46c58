# verdict: wrong_answer
# entry: gelu_tanh
# group: example
# lesson: You have x**2 inside the tanh. The correction is odd, 0.044715 * x**3, so that the argument changes sign with
# x.
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return 0.5 * x * (1.0 + erf(x / math.sqrt(2.0)))


def gelu_tanh(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**2)))
