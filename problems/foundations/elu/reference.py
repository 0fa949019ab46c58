import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)  # an integer width of its own would round or wrap
    below = -np.abs(x)  # (...): x itself where x <= 0, and no danger to exp elsewhere: where computes both branches
    # mutant-ok: >->>=: both branches are 0 at x = 0
    return np.where(x > 0, x, alpha * np.expm1(below))


def elu_grad(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    below = -np.abs(x)  # (...)
    return np.where(x > 0, 1.0, alpha * np.exp(below))
