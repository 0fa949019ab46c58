# verdict: wrong_answer
# entry: gelu_tanh
# group: example
# lesson: x * sigmoid(1.702 x) is another approximation of GELU. This task asks for the one with tanh and the cube.
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return 0.5 * x * (1.0 + erf(x / math.sqrt(2.0)))


def gelu_tanh(x):
    return x * 0.5 * (1.0 + np.tanh(0.851 * x))
