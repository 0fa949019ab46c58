# style: options as one dictionary of keywords, state as dictionaries, running means as corrections
import numpy as np

DEFAULTS = {"lr": 1e-3, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.01, "decoupled": True}


class AdamW:
    def __init__(self, params, **options):
        self.options = DEFAULTS | options
        self.params = list(params)
        self.states = [{"m": 0.0, "v": 0.0} for _ in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        lr, decay, eps = (self.options[name] for name in ("lr", "weight_decay", "eps"))
        beta1, beta2 = self.options["betas"]
        for p, g, state in zip(self.params, grads, self.states):
            g, start = np.array(g, dtype=float), p.copy()
            if self.options["decoupled"]:
                start = start - lr * decay * start
            else:
                g = g + decay * start
            state["m"] = state["m"] + (1 - beta1) * (g - state["m"])
            state["v"] = state["v"] + (1 - beta2) * (np.square(g) - state["v"])
            root = np.sqrt(state["v"]) / np.sqrt(1 - beta2**self.t)
            p[...] = start - lr * state["m"] / (1 - beta1**self.t) / (root + eps)


def lost_to_decay(params, grads, **options):
    options = DEFAULTS | options
    ends = []
    for decay in (0.0, options["weight_decay"]):
        copies = [p.copy() for p in params]
        optimizer = AdamW(copies, **options | {"weight_decay": decay})
        for step_grads in grads:
            optimizer.step(step_grads)
        ends.append(copies)
    return tuple(np.subtract(without, with_decay) for without, with_decay in zip(*ends))
