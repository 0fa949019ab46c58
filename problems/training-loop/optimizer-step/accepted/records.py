# style: one record for each parameter, a deep copy of all of them as the state
import copy

import numpy as np


class SGD:
    def __init__(self, groups, **defaults):
        defaults = {"lr": 0.01, "momentum": 0.0, "weight_decay": 0.0, **defaults}
        self.param_groups, self.records = [], []
        for number, group in enumerate(groups):
            self.param_groups.append({**defaults, **group})
            self.records += [{"group": number, "v": None} for _ in group["params"]]
        flat = self.flat()
        for i, p in enumerate(flat):
            if any(p is q for q in flat[:i]):
                raise ValueError("twice")

    def flat(self):
        return sum((list(group["params"]) for group in self.param_groups), [])

    def step(self, grads):
        for p, record, g in zip(self.flat(), self.records, grads):
            if g is not None:
                options = self.param_groups[record["group"]]
                g = np.array(g, dtype=float)
                g += options["weight_decay"] * p
                record["v"] = g if record["v"] is None else options["momentum"] * record["v"] + g
                np.subtract(p, options["lr"] * record["v"], out=p)

    def options(self):
        return [(group["lr"], group["momentum"], group["weight_decay"]) for group in self.param_groups]

    def state_dict(self):
        return copy.deepcopy({"records": self.records, "options": self.options()})

    def load_state_dict(self, state):
        mine, other = ([record["group"] for record in each] for each in (self.records, state["records"]))
        if mine != other or len(state["options"]) != len(self.param_groups):
            raise ValueError("other groups")
        self.records = copy.deepcopy(state["records"])
        for group, (group["lr"], group["momentum"], group["weight_decay"]) in zip(self.param_groups, state["options"]):
            pass
