# verdict: runtime_error
# entry: tanh
# group: stability
# lesson: exp(x) overflows beyond about 709. Divide through by the larger exponential, so that only exp(-2|x|) is left.
import numpy as np


def tanh(x):
    up, down = np.exp(x), np.exp(-x)
    return (up - down) / (up + down)


def tanh_grad(x):
    return 1.0 - tanh(x) ** 2


def saturation_share(x, eps):
    return float(np.mean(tanh_grad(x) < eps)) if np.size(x) else 0.0

