# style: plain loops over elements, math.sqrt, nested lists as the result
import math

import numpy as np


def apply(function, nested):
    if isinstance(nested, list):
        return [apply(function, each) for each in nested]
    return function(float(nested))


def clip_grad_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        for value in np.ravel(g).tolist():
            total += float(value) * float(value)
    norm = math.sqrt(total)
    scale = max_norm / (norm + 1e-6)
    if scale > 1:
        scale = 1.0
    lists = [apply(lambda value: scale * value, np.asarray(g).tolist()) for g in grads]
    return [np.array(each).reshape(np.shape(g)) for each, g in zip(lists, grads)], norm


def clip_grad_value(grads, clip_value):
    def clamp(value):
        if value > clip_value:
            return clip_value
        return -clip_value if value < -clip_value else value

    lists = [apply(clamp, np.asarray(g).tolist()) for g in grads]
    return [np.array(each, dtype=float).reshape(np.shape(g)) for each, g in zip(lists, grads)]
