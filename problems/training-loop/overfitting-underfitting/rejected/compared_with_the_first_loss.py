# verdict: wrong_answer
# entry: diagnose
# group: example
# lesson: You compare the training loss with where it began. Compare it with the smallest of the run.
import numpy as np


def since(flags, window):
    """The first epoch of the run of true flags that reaches the end; None if it is shorter than window."""
    false = np.flatnonzero(~flags)
    start = int(false[-1]) + 1 if false.size else 0
    return start if flags.size - start >= window else None


def still_falling(losses, min_drop, window):
    if losses.size < 2 * window:
        return True  # too early to tell
    drop = losses[-2 * window : -window].mean() - losses[-window:].mean()
    return drop > min_drop


def diagnose(train_losses, val_losses, target, max_gap=0.1, factor=3.0, min_drop=0.01, window=3):
    train = np.asarray(train_losses, dtype=np.float64)
    val = np.asarray(val_losses, dtype=np.float64)
    if train.size != val.size or train.size < window:
        raise ValueError("the curves need one length, and at least window epochs")

    broken = np.flatnonzero(~(np.isfinite(train) & np.isfinite(val)))
    if broken.size:
        return "diverging", int(broken[0]), "lower_learning_rate"
    epoch = since(train > factor * train[0], window)
    if epoch is not None:
        return "diverging", epoch, "lower_learning_rate"
    epoch = since(train > target, window)
    if epoch is not None:
        longer = still_falling(train, min_drop, window)
        return "underfitting", epoch, "train_longer" if longer else "increase_capacity"
    epoch = since(val - train > max_gap, window)
    if epoch is not None:
        turned = since(val > val.min() + min_drop, window) is not None
        return "overfitting", epoch, "stop_early" if turned else "regularize"
    return "good", None, None
