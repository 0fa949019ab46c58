import numpy as np


def dead_units(x, weights, bias):
    z = _pre_activations(x, weights, bias)  # (N, H)
    highest = z.max(axis=0)  # (H,): the sample on which the unit comes closest to firing
    dead = highest <= 0
    return dead, dead.mean(), np.maximum(-highest, 0.0)


def weight_grad_norms(x, weights, bias, upstream, slope=0.01):
    z = _pre_activations(x, weights, bias)
    fires = z > 0
    inputs = np.asarray(x, dtype=np.float64).T  # (D, N)
    relu = inputs @ np.where(fires, upstream, 0.0)  # (D, H)
    leaky = inputs @ np.where(fires, upstream, slope * upstream)
    return np.linalg.norm(relu, axis=0), np.linalg.norm(leaky, axis=0)


def _pre_activations(x, weights, bias):
    return np.asarray(x, dtype=np.float64) @ np.asarray(weights, dtype=np.float64) + bias
