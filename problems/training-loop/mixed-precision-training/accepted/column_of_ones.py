# style: the bias as a weight of a column of ones, sums in float32 that are rounded once, a scaler class
import numpy as np


class Scaler:
    def __init__(self, scale, growth, backoff, interval):
        self.scale, self.growth, self.backoff, self.interval, self.left = scale, growth, backoff, interval, interval

    def update(self, bad):
        self.left = self.interval if bad else self.left - 1
        if bad:
            self.scale *= self.backoff
        elif self.left == 0:
            self.scale, self.left = self.scale * self.growth, self.interval


def to_half(values):
    with np.errstate(over="ignore"):
        return np.asarray(values).astype("float16")


def product(A, v):
    with np.errstate(invalid="ignore", over="ignore"):
        return to_half(A.astype("float32") @ v.astype("float32"))


def mixed_precision_sgd(
    X, y, w, b, steps, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000
):
    A = to_half(np.column_stack([X, np.ones(len(X))]))
    target = to_half(y)
    master = np.append(w, b).astype("float32")
    scaler = Scaler(init_scale, growth_factor, backoff_factor, growth_interval)
    scales, skipped = [], []
    for t in range(steps):
        scales.append(scaler.scale)
        with np.errstate(invalid="ignore", over="ignore"):
            residual = product(A, to_half(master)) - target
        upstream = to_half(residual.astype("float64") * (2 / len(y)) * scaler.scale)
        grad = product(A.T, upstream)
        bad = not np.isfinite(grad).all()
        if bad:
            skipped.append(t)
        else:
            master = master - np.float32(lr) * (grad.astype("float32") / np.float32(scaler.scale))
        scaler.update(bad)
    return master[:-1], float(master[-1]), scales, skipped
