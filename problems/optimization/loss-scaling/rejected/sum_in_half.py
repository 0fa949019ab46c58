# verdict: wrong_answer
# entry: GradScaler
# group: stability
# lesson: You check the sum of a gradient, in its own precision. A sum can overflow although every element is
# finite.
import numpy as np


class GradScaler:
    """Dynamic loss scaling by the rule of torch.amp.GradScaler."""

    def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
        self.current = float(init_scale)
        self.growth_factor = growth_factor
        self.backoff_factor = backoff_factor
        self.growth_interval = growth_interval
        self.clean_steps = 0  # in a row, since the scale changed last

    def get_scale(self):
        return self.current

    def scale(self, loss):
        return float(loss) * self.current  # float: in half precision the product would overflow

    def unscale(self, grads):
        wide = [np.asarray(g, dtype=np.float64) for g in grads]  # before dividing: half precision would round again
        with np.errstate(over="ignore", invalid="ignore"):
            found_inf = any(not np.isfinite(np.sum(g)) for g in grads)
        return [g / self.current for g in wide], found_inf

    def update(self, found_inf):
        if found_inf:
            self.current *= self.backoff_factor
            self.clean_steps = 0
            return
        self.clean_steps += 1
        if self.clean_steps == self.growth_interval:
            self.current *= self.growth_factor
            self.clean_steps = 0


def scaled_sgd(params, grads, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    scaler = GradScaler(init_scale, growth_factor, backoff_factor, growth_interval)
    weights = [np.array(p) for p in params]  # copies: the master weights
    scales, skipped = [], []
    for t, step_grads in enumerate(grads):
        scales.append(scaler.get_scale())
        with np.errstate(over="ignore"):  # too large for float16 is infinite: that is what we look for
            half = [(scaler.get_scale() * g).astype(np.float16) for g in step_grads]
        unscaled, found_inf = scaler.unscale(half)
        if found_inf:
            skipped.append(t)
        else:
            weights = [w - lr * g for w, g in zip(weights, unscaled)]
        scaler.update(found_inf)
    return weights, scales, skipped
