# style: plain Python over lists, the scale in a dictionary of state, the count as the step of the last change
import math

import numpy as np


class GradScaler:
    def __init__(self, init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
        self.state = {"scale": init_scale, "step": 0, "changed": 0}
        self.rule = growth_factor, backoff_factor, growth_interval

    def get_scale(self):
        return self.state["scale"]

    def scale(self, loss):
        return self.state["scale"] * np.float64(loss)

    def unscale(self, grads):
        results, found = [], False
        for g in grads:
            numbers = [float(x) for x in np.ravel(g)]
            found = found or any(math.isnan(x) or math.isinf(x) for x in numbers)
            results.append(np.array([x / self.state["scale"] for x in numbers]).reshape(np.shape(g)))
        return results, found

    def update(self, found_inf):
        growth, backoff, interval = self.rule
        state = self.state
        state["step"] += 1
        if found_inf or state["step"] - state["changed"] >= interval:
            state["scale"] = state["scale"] * (backoff if found_inf else growth)
            state["changed"] = state["step"]


def scaled_sgd(params, grads, lr=0.1, scale=2.0**16, growth=2.0, backoff=0.5, interval=2000):
    scaler = GradScaler(scale, growth, backoff, interval)
    weights = [p.astype(float) for p in params]
    log = []
    for step in grads:
        used = scaler.get_scale()
        with np.errstate(all="ignore"):
            half = [np.float16(used * g) for g in step]
        unscaled, found = scaler.unscale(half)
        for w, g in zip(weights, unscaled):
            if not found:
                w[...] = w - lr * g
        scaler.update(found)
        log.append((used, found))
    return weights, [used for used, _ in log], [t for t, (_, found) in enumerate(log) if found]
