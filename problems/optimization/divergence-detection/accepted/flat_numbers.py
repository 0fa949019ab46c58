# style: plain Python numbers, sorted slices of a list, early returns
import math

import numpy as np


def judge(values):
    numbers = [float(x) for x in np.ravel(values).tolist()]
    if any(math.isnan(x) for x in numbers):
        return "nan"
    return "inf" if any(math.isinf(x) for x in numbers) else ""


def first_nonfinite(losses, grads):
    for step in range(len(losses)):
        order = ["loss", *list(grads[step])[::-1]]
        kinds = [judge(losses[step]), *[judge(grads[step][name]) for name in order[1:]]]
        for name, kind in zip(order, kinds):
            if kind:
                return [step, name, kind]
    return [None] * 3


def first_spike(losses, window=20, factor=3.0):
    past = []
    for step in range(len(losses)):
        loss = float(losses[step])
        if math.isnan(loss) or math.isinf(loss):
            continue
        recent = sorted(past[-window:])
        if len(recent) >= window:
            low, high = recent[(window - 1) // 2], recent[window // 2]
            if loss > factor * (low + high) / 2:
                return step
        past.append(loss)
