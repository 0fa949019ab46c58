# verdict: runtime_error
# entry: swish
# group: stability
# lesson: exp(-beta x) overflows where beta x is very negative. Use a sigmoid whose exponent is never positive.
import numpy as np


def swish(x, beta=1.0):
    return x / (1.0 + np.exp(-beta * x))


def swish_grad(x, beta=1.0):
    s = 0.5 * (1.0 + np.tanh(0.5 * beta * x))
    return s + beta * x * s * (1 - s)
