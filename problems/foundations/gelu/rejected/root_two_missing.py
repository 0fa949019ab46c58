# verdict: wrong_answer
# entry: gelu
# group: example
# lesson: You pass x to erf as it is. The normal distribution function needs erf(x / sqrt(2)): erf belongs to a variance
# of 1/2.
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return 0.5 * x * (1.0 + erf(x))


def gelu_tanh(x):
    x = np.asarray(x, dtype=float)
    return 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))

