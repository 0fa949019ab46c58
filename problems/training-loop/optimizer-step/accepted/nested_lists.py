# style: velocities as nested lists of Python floats inside each group, an optimizer for each group
import numpy as np

NAMES = ("lr", "momentum", "weight_decay")


class Group(dict):
    def update_all(self, grads):
        for place, (p, g) in enumerate(zip(self["params"], grads)):
            if g is None:
                continue
            pull = self["weight_decay"] * p
            v = np.array(self["v"][place]).reshape(p.shape) * self["momentum"] + (np.asarray(g) + pull)
            self["v"][place] = v.ravel().tolist()
            p[:] = p - self["lr"] * v


class SGD:
    def __init__(self, groups, lr=0.01, momentum=0.0, weight_decay=0.0):
        if len(set(map(id, (p for group in groups for p in group["params"])))) != sum(len(g["params"]) for g in groups):
            raise ValueError("twice")
        self.param_groups = []
        for group in groups:
            made = Group(lr=lr, momentum=momentum, weight_decay=weight_decay)
            made.update(group)
            made["v"] = [[0.0] * p.size for p in group["params"]]
            self.param_groups.append(made)

    def step(self, grads):
        rest = list(grads)
        for group in self.param_groups:
            n = len(group["params"])
            group.update_all(rest[:n])
            rest = rest[n:]

    def state_dict(self):
        return {
            i: [[group[name] for name in NAMES], [list(v) for v in group["v"]]]
            for i, group in enumerate(self.param_groups)
        }

    def load_state_dict(self, state):
        if [len(v) for _, v in state.values()] != [len(group["params"]) for group in self.param_groups]:
            raise ValueError("other sizes")
        for i, (options, velocities) in state.items():
            self.param_groups[i].update(zip(NAMES, options))
            self.param_groups[i]["v"] = [v[:] for v in velocities]
