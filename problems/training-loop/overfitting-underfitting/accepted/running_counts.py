# style: run lengths counted forwards, as a monitor would while training goes on
import numpy as np


class Run:
    def __init__(self):
        self.start = None

    def tell(self, epoch, flag):
        if not flag:
            self.start = None
        elif self.start is None:
            self.start = epoch

    def since(self, n, window):
        return self.start if self.start is not None and n - self.start >= window else None


def diagnose(train_losses, val_losses, target, max_gap=0.1, factor=3.0, min_drop=0.01, window=3):
    if len(train_losses) != len(val_losses) or len(train_losses) < window:
        raise ValueError("lengths")
    curves = np.array([np.array(train_losses, dtype=float), np.array(val_losses, dtype=float)])
    finite = np.isfinite(curves).all(axis=0)
    if not finite.all():
        return {"diagnosis": "diverging", "epoch": int(np.argmin(finite)), "remedy": "lower_learning_rate"}
    n = curves.shape[1]
    lowest = curves.min(axis=1)
    blown, high, gap, turned = Run(), Run(), Run(), Run()
    for epoch, (train, val) in enumerate(curves.T):
        blown.tell(epoch, train > lowest[0] * factor)
        high.tell(epoch, train > target)
        gap.tell(epoch, val > train + max_gap)
        turned.tell(epoch, val - lowest[1] > min_drop)
    if (epoch := blown.since(n, window)) is not None:
        found = "diverging", epoch, "lower_learning_rate"
    elif (epoch := high.since(n, window)) is not None:
        tail = curves[0, -2 * window :]
        flat = n >= 2 * window and not (tail[:window].sum() - tail[window:].sum()) / window > min_drop
        found = "underfitting", epoch, "increase_capacity" if flat else "train_longer"
    elif (epoch := gap.since(n, window)) is not None:
        found = "overfitting", epoch, "regularize" if turned.since(n, window) is None else "stop_early"
    else:
        found = "good", None, None
    return dict(zip(("diagnosis", "epoch", "remedy"), found))
