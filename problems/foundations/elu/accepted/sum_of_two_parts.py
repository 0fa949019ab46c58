# style: the positive part plus the bent negative part, and the slope from the value (elu + alpha below 0)
import numpy as np


def elu(x, alpha=1.0):
    return np.maximum(x, 0.0) + alpha * (np.exp(np.minimum(x, 0.0)) - 1.0)


def elu_grad(x, alpha=1.0):
    x = np.asarray(x)
    slope = np.ones(x.shape)
    flat_side = x <= 0
    slope[flat_side] = elu(x[flat_side], alpha) + alpha
    return slope
