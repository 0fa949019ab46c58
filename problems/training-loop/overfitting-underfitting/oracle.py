"""The published rule once more, word by word, over exact fractions."""

REQUIRES = []


def diagnose(train_losses, val_losses, target, max_gap=0.1, factor=3.0, min_drop=0.01, window=3):
    import math
    from fractions import Fraction

    n = len(train_losses)
    pairs = [(float(t), float(v)) for t, v in zip(train_losses, val_losses)]
    for epoch, pair in enumerate(pairs):
        if not all(map(math.isfinite, pair)):
            return "diverging", epoch, "lower_learning_rate"
    train, val = ([Fraction(pair[i]) for pair in pairs] for i in (0, 1))
    max_gap, factor, min_drop, target = (Fraction(each) for each in (max_gap, factor, min_drop, target))

    def holds(condition):
        """Since when, by asking every suffix of the run, the longest first."""
        suffixes = (start for start in range(n - window + 1) if all(condition(t) for t in range(start, n)))
        return next(suffixes, None)

    conditions = {
        "diverging": lambda t: all(train[t] > factor * other for other in [min(train)]),
        "underfitting": lambda t: train[t] > target,
        "overfitting": lambda t: val[t] > train[t] + max_gap,
    }
    for name, condition in conditions.items():
        epoch = holds(condition)
        if epoch is None:
            continue
        if name == "diverging":
            return name, epoch, "lower_learning_rate"
        if name == "underfitting":
            last, before = sum(train[n - window :]), sum(train[max(0, n - 2 * window) : n - window])
            enough = n < 2 * window or before > last + window * min_drop
            return name, epoch, "train_longer" if enough else "increase_capacity"
        best = min(val)
        return name, epoch, "regularize" if holds(lambda t: val[t] > best + min_drop) is None else "stop_early"
    return "good", None, None
