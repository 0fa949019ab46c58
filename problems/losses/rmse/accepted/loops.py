# style: math.hypot over a flat list
import math

import numpy as np


def _errors(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    return [float(a) - float(b) for a, b in zip(np.ravel(pred), np.ravel(target))]


def rmse(pred, target):
    errors = _errors(pred, target)
    return math.hypot(*errors) / math.sqrt(len(errors)) if errors else 0.0


def rmse_grad(pred, target):
    errors = _errors(pred, target)
    length = math.hypot(*errors)
    grads = [e / length / math.sqrt(len(errors)) if length else 0.0 for e in errors]
    return np.array(grads).reshape(np.shape(pred))
