# verdict: wrong_answer
# entry: tanh
# group: stability
# lesson: For tiny x the difference 1 - exp(-2|x|) cancels and loses its digits. np.expm1 computes it in one piece.
import numpy as np


def tanh(x):
    decay = np.exp(-2.0 * np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)


def tanh_grad(x):
    return 1.0 - tanh(x) ** 2


def saturation_share(x, eps):
    return float(np.mean(tanh_grad(x) < eps)) if np.size(x) else 0.0

