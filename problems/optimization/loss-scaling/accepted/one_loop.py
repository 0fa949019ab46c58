# style: a run without the class, whether it is finite by what it does to zero, arrays and a dict as results
import numpy as np


def broken(arrays):
    with np.errstate(invalid="ignore"):
        return bool(sum(np.count_nonzero(0 * g.astype(np.float32) != 0) for g in arrays))  # 0 * inf is NaN


class GradScaler:
    def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
        self.s, self.up, self.down, self.every = init_scale, growth_factor, backoff_factor, growth_interval
        self.left = growth_interval

    def get_scale(self):
        return self.s

    def scale(self, loss):
        return float(loss) * self.s

    def unscale(self, grads):
        arrays = [np.array(g).astype("f8") * (1 / self.s) for g in grads]
        return {"unscaled": arrays, "found_inf": broken(arrays)}

    def update(self, found_inf):
        self.left = self.every if found_inf else self.left - 1
        self.s *= self.down if found_inf else 1.0
        if self.left == 0:
            self.s, self.left = self.s * self.up, self.every


def scaled_sgd(params, grads, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    scale, clean, scales, skipped = init_scale, 0, [], []
    weights = {k: np.array(p) for k, p in enumerate(params)}
    for t in range(len(grads)):
        scales.append(scale)
        with np.errstate(over="ignore"):
            half = [np.asarray(g * scale).astype(np.half) for g in grads[t]]
        if broken(half):
            skipped.append(t)
            scale, clean = scale * backoff_factor, 0
            continue
        for k, h in enumerate(half):
            weights[k] = weights[k] - lr * h.astype(float) / scale
        clean += 1
        if clean % growth_interval == 0:
            scale = scale * growth_factor
    return {"skipped": np.array(skipped, dtype=int), "weights": list(weights.values()), "scales": np.array(scales)}
