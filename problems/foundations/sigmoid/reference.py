import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)  # -x of an unsigned integer would wrap around
    decay = np.exp(-np.abs(x))  # (...), in (0, 1]: the exponent is never positive
    # for x >= 0 the textbook form; for x < 0 the same fraction, extended by exp(x)
    # mutant-ok: >=->>: at x = 0 decay is 1, and both numerators agree
    return np.where(x >= 0, 1.0, decay) / (1.0 + decay)


def sigmoid_grad(x):
    s = sigmoid(x)  # (...)
    return s * (1.0 - s)
