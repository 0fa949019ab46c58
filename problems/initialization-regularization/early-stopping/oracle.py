"""Brute force: every stretch of epochs is asked whether it holds an improvement, by definition."""

REQUIRES = []


def improvements(history, min_delta, mode):
    """Indices of the improvements, each found by scanning for the next value that beats the last one."""
    sign = 1.0 if mode == "min" else -1.0
    found, at = [], next((i for i, value in enumerate(history) if value == value), None)
    while at is not None:
        found.append(at)
        bar = sign * history[at] - min_delta
        at = next((i for i in range(at + 1, len(history)) if sign * history[i] < bar), None)
    return found


def early_stopping(history, patience=3, min_delta=0.0, mode="min"):
    history = [float(value) for value in history]
    found = set(improvements(history, min_delta, mode))
    ends = range(patience - 1, len(history))
    stops = [end for end in ends if not found & set(range(end - patience + 1, end + 1))]
    stop = stops[0] if stops else None
    lived = [each for each in found if stop is None or each <= stop]
    best = max(lived, default=None)
    return stop, best, None if best is None else history[best]
