# verdict: runtime_error
# entry: elu
# group: stability
# lesson: np.where computes both branches everywhere, and exp(x) overflows where x is large. Bound x from above first.
import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, alpha * (np.exp(x) - 1.0))


def elu_grad(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))

