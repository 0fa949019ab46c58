# verdict: wrong_answer
# entry: first_nonfinite
# group: edge, random
# lesson: You search tensor by tensor through all steps. The earliest step decides, and only then the tensor.
from collections import deque

import numpy as np


def kind_of(values):
    """None, "nan" or "inf"."""
    if np.isnan(values).any():
        return "nan"
    return "inf" if np.isinf(values).any() else None


def first_nonfinite(losses, grads):
    for step, loss in enumerate(losses):
        if kind := kind_of(loss):
            return step, "loss", kind  # the forward pass came first
    names = list(dict.fromkeys(name for named in grads for name in named))
    for name in reversed(names):  # the backward pass begins at the last layer
        for step, named in enumerate(grads):
            if name in named and (kind := kind_of(named[name])):
                return step, name, kind
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
