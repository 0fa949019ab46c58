# verdict: wrong_answer
# entry: first_nonfinite
# group: example
# lesson: You look at the gradients before the loss. The loss comes first: all gradients follow from it.
from collections import deque

import numpy as np


def kind_of(values):
    """None, "nan" or "inf"."""
    if np.isnan(values).any():
        return "nan"
    return "inf" if np.isinf(values).any() else None


def first_nonfinite(losses, grads):
    for step, (loss, named) in enumerate(zip(losses, grads)):
        for name in reversed(named):  # the backward pass begins at the last layer
            if kind := kind_of(named[name]):
                return step, name, kind
        if kind := kind_of(loss):
            return step, "loss", kind
    return None, None, None


def first_spike(losses, window=20, factor=3.0):
    recent = deque(maxlen=window)  # finite losses, the latest last
    for step, loss in enumerate(np.asarray(losses, dtype=np.float64)):
        if not np.isfinite(loss):
            continue  # neither a spike nor a part of the baseline
        if len(recent) == window and loss > factor * np.median(recent):
            return step
        recent.append(loss)
    return None
