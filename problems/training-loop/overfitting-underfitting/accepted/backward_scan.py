# style: a scan from the last epoch back, a table of rules, plain Python numbers
import math


def run_from_the_end(flags, window):
    length = 0
    for flag in reversed(flags):
        if not flag:
            break
        length += 1
    return len(flags) - length if length >= window else None


def diagnose(train_losses, val_losses, target, max_gap=0.1, factor=3.0, min_drop=0.01, window=3):
    T, V = [float(x) for x in train_losses], [float(x) for x in val_losses]
    n = len(T)
    if n != len(V) or n < window:
        raise ValueError("lengths")
    for t in range(n):
        if not (math.isfinite(T[t]) and math.isfinite(V[t])):
            return ["diverging", t, "lower_learning_rate"]

    def fit():
        if n < 2 * window:
            return "train_longer"
        last, before = math.fsum(T[n - window :]) / window, math.fsum(T[n - 2 * window : n - window]) / window
        return "train_longer" if last < before - min_drop else "increase_capacity"

    def gap():
        turned = all(v > min(V) + min_drop for v in V[n - window :])
        return "stop_early" if turned else "regularize"

    table = [
        ("diverging", [x > factor * min(T) for x in T], lambda: "lower_learning_rate"),
        ("underfitting", [x > target for x in T], fit),
        ("overfitting", [v - x > max_gap for x, v in zip(T, V)], gap),
    ]
    for name, flags, remedy in table:
        epoch = run_from_the_end(flags, window)
        if epoch is not None:
            return [name, epoch, remedy()]
    return ["good", None, None]
