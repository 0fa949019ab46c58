# verdict: wrong_answer
# entry: sgd_decoupled
# group: example
# lesson: Your decay enters the velocity: this is the L2 form. Decoupled decay shrinks the weights and leaves the
# velocity alone.
import numpy as np


def start(params):
    """Weights as new float64 arrays, and a velocity of zeros for each."""
    weights = [np.array(p, dtype=np.float64) for p in params]
    return weights, [np.zeros(w.shape) for w in weights]


def sgd_l2(params, grads, lr, momentum=0.0, weight_decay=0.01):
    weights, velocity = start(params)
    history = [list(weights)]
    for step_grads in grads:
        for k, (w, g) in enumerate(zip(weights, step_grads)):
            if w.ndim >= 2:  # biases and norms have one axis
                g = g + weight_decay * w  # the penalty's gradient: momentum remembers it
            velocity[k] = momentum * velocity[k] + g
            weights[k] = w - lr * velocity[k]  # a new array: the history keeps the old one
        history.append(list(weights))
    return history


def sgd_decoupled(params, grads, lr, momentum=0.0, weight_decay=0.01):
    weights, velocity = start(params)
    history = [list(weights)]
    for step_grads in grads:
        for k, (w, g) in enumerate(zip(weights, step_grads)):
            velocity[k] = (
                momentum * velocity[k] + g + (weight_decay * w if w.ndim >= 2 else 0.0)
            )  # it never sees the decay
            shrink = 1 - lr * weight_decay if w.ndim >= 2 else 1.0
            weights[k] = w - lr * velocity[k]
        history.append(list(weights))
    return history
