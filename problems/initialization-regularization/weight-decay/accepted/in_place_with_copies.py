# style: changes arrays in place, copies into the history
import numpy as np


def run(params, grads, lr, momentum, l2, shrink):
    arrays = [np.array(p, dtype=float) for p in params]
    velocity = [0 * p for p in arrays]
    history = [[p.copy() for p in arrays]]
    for step_grads in grads:
        for p, v, g in zip(arrays, velocity, step_grads):
            decayed = float(p.ndim > 1)
            v *= momentum
            v += g + decayed * l2 * p
            p -= lr * (decayed * shrink * p + v)
        history.append([p.copy() for p in arrays])
    return history


def sgd_l2(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return run(params, grads, lr, momentum, weight_decay, 0.0)


def sgd_decoupled(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return run(params, grads, lr, momentum, 0.0, weight_decay)
