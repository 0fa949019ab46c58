# verdict: wrong_answer
# entry: first_spike
# group: shape
# lesson: You add the two middle losses in the integer type of the array, where the sum can overflow. Convert to float64
# first.
from collections import deque

import numpy as np


def kind_of(values):
    """None, "nan" or "inf"."""
    if np.isnan(values).any():
        return "nan"
    return "inf" if np.isinf(values).any() else None


def first_nonfinite(losses, grads):
    for step, (loss, named) in enumerate(zip(losses, grads)):
        if kind := kind_of(loss):
            return step, "loss", kind  # the forward pass came first
        for name in reversed(named):  # the backward pass begins at the last layer
            if kind := kind_of(named[name]):
                return step, name, kind
    return None, None, None


def first_spike(losses, window=20, factor=3.0):
    recent = deque(maxlen=window)  # finite losses, the latest last
    for step, loss in enumerate(np.asarray(losses)):
        if not np.isfinite(loss):
            continue  # neither a spike nor a part of the baseline
        ordered = sorted(recent)
        if len(recent) == window and loss > factor * ((ordered[(window - 1) // 2] + ordered[window // 2]) / 2):
            return step
        recent.append(loss)
    return None
