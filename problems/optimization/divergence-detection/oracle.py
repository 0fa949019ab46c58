"""Brute force over plain Python numbers: every bad place of the record, then the earliest; every window by slices."""

REQUIRES = []


def first_nonfinite(losses, grads):
    import math

    import numpy as np

    bad = []  # (step, place within the step, name, kind)
    for step, loss in enumerate(losses):
        for place, (name, values) in enumerate([("loss", loss), *list(grads[step].items())[::-1]]):
            numbers = [float(x) for x in np.ravel(values)]
            if not all(math.isfinite(x) for x in numbers):
                bad.append((step, place, name, "nan" if any(x != x for x in numbers) else "inf"))
    step, _, name, kind = min(bad, default=(None, None, None, None))
    return step, name, kind


def first_spike(losses, window=20, factor=3.0):
    import math
    import statistics

    record = [(step, float(loss)) for step, loss in enumerate(losses) if math.isfinite(loss)]
    for (step, loss), k in zip(record[window:], range(len(record))):
        if loss > factor * statistics.median(each for _, each in record[k : k + window]):
            return step
    return None
