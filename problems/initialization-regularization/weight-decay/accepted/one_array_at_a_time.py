# style: follows each array through the whole run, velocity scaled by the rate
import numpy as np


def follow(p, gradients, lr, momentum, decay, decoupled):
    w = np.asarray(p, dtype=float) + 0.0
    if np.ndim(p) < 2:
        decay = 0.0
    path, step = [w], np.zeros(np.shape(p))
    for g in gradients:
        pull = lr * decay * w
        step = momentum * step + lr * np.asarray(g, dtype=float) + (0 if decoupled else pull)
        w = w - step - (pull if decoupled else 0)
        path.append(w)
    return path


def regroup(params, grads, *options):
    paths = [follow(p, [s[k] for s in grads], *options) for k, p in enumerate(params)]
    return [[path[t] for path in paths] for t in range(len(grads) + 1)]


def sgd_l2(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return regroup(params, grads, lr, momentum, weight_decay, False)


def sgd_decoupled(params, grads, lr, momentum=0.0, weight_decay=0.01):
    return regroup(params, grads, lr, momentum, weight_decay, True)
