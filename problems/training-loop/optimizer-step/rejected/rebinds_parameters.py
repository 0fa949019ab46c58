# verdict: wrong_answer
# entry: SGD
# group: example
# lesson: The caller's arrays never change. A new array in your own list does not reach them: write into the array
# itself.
import numpy as np


class SGD:
    def __init__(self, groups, lr=0.01, momentum=0.0, weight_decay=0.0):
        defaults = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        self.param_groups = [defaults | group for group in groups]  # new dicts
        params = [p for _, p in self._members()]
        if len({id(p) for p in params}) < len(params):  # the object counts, not its numbers
            raise ValueError("an array stands twice in the groups")
        self.velocities = [np.zeros(p.shape) for p in params]  # by place, so that they fit other arrays, too

    def _members(self):
        """Every parameter with its group, in order."""
        return [(group, p) for group in self.param_groups for p in group["params"]]

    def step(self, grads):
        for (group, p), v, g in zip(self._members(), self.velocities, grads):
            q = p
            if g is None:
                continue  # neither decay nor momentum
            g = g + group["weight_decay"] * p  # a new array, float64: g is the caller's
            v[...] = group["momentum"] * v + g
            p = p - group["lr"] * v
            at = next(k for k, each in enumerate(group["params"]) if each is q)
            group["params"] = [p if k == at else each for k, each in enumerate(group["params"])]

    def state_dict(self):
        options = [{name: value for name, value in group.items() if name != "params"} for group in self.param_groups]
        sizes = [len(group["params"]) for group in self.param_groups]
        return {"options": options, "sizes": sizes, "velocities": [v.copy() for v in self.velocities]}

    def load_state_dict(self, state):
        if state["sizes"] != [len(group["params"]) for group in self.param_groups]:
            raise ValueError("the groups have other sizes than in the state")
        for group, options in zip(self.param_groups, state["options"]):
            group.update(options)
        self.velocities = [v.copy() for v in state["velocities"]]  # copies: the state may be loaded again
