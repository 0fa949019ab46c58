# style: the approximation as x times a sigmoid; the error function as its Taylor series or its continued fraction
import numpy as np


def _erf(z):
    size = np.minimum(np.abs(z), 6.0)
    term, total = size.copy(), size.copy()
    for n in range(1, 40):  # the series for up to 2
        term = -term * size**2 / n
        total = total + term / (2 * n + 1)
    inside = 2.0 / np.sqrt(np.pi) * total
    fraction = np.zeros_like(size)
    for n in range(60, 0, -1):  # the fraction beyond
        fraction = 0.5 * n / (np.maximum(size, 2.0) + fraction)
    outside = 1.0 - np.exp(-(size**2)) / (np.sqrt(np.pi) * (np.maximum(size, 2.0) + fraction))
    return np.sign(z) * np.where(size < 2.0, inside, outside)


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (0.5 + 0.5 * _erf(x / np.sqrt(2.0)))


def gelu_tanh(x):
    x = np.asarray(x, dtype=np.float64)
    z = 2.0 * np.sqrt(2.0 / np.pi) * (x + 0.044715 * x**3)
    decay = np.exp(-np.abs(z))
    return x * np.where(z >= 0, 1.0, decay) / (1.0 + decay)
