import numpy as np


def linear(weights):
    weights = np.asarray(weights, dtype=float)
    return lambda x: _real_or_complex(np.sum(weights * x))


def squares(weights):
    weights = np.asarray(weights, dtype=float)
    return lambda x: _real_or_complex(np.sum(weights * x**2))


def cubic(scale):
    return lambda x: _real_or_complex(scale * np.sum(x**3))


def waves(frequency):
    """Each element has its own amplitude 1, 2, 3, ... in C order, so that a mixed-up position shows."""
    return lambda x: _real_or_complex(np.sum(np.arange(1, x.size + 1).reshape(x.shape) * np.sin(frequency * x)))


def log_sum_exp(temperature):
    return lambda x: _real_or_complex(temperature * np.log(np.sum(np.exp(x / temperature))))


def products(power):
    """Neighbours in C order are coupled: sum of x[i] * x[i + 1] ** power."""

    def f(x):
        flat = x.reshape(-1)
        return _real_or_complex(np.sum(flat[:-1] * flat[1:] ** power))

    return f


def quadratic_form(matrix):
    """sum of (x M) * x for a two-dimensional x: needs the shape of x, not a flat copy."""
    matrix = np.asarray(matrix, dtype=float)
    return lambda x: _real_or_complex(np.sum((x @ matrix) * x))


def absolute():
    return lambda x: float(np.sum(np.abs(x)))


def relu():
    return lambda x: float(np.sum(np.maximum(x, 0.0)))


def constant(value):
    return lambda x: value


def _real_or_complex(value):
    """A Python number; a complex one only when the argument was complex."""
    return complex(value) if np.iscomplexobj(value) else float(value)
