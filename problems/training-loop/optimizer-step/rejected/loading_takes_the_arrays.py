# verdict: wrong_answer
# entry: SGD
# group: example
# lesson: Your optimizer goes on with the objects of the state it loads and changes them, so the state cannot be
# loaded again. Load copies.
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
            if g is None:
                continue  # neither decay nor momentum
            g = g + group["weight_decay"] * p  # a new array, float64: g is the caller's
            v[...] = group["momentum"] * v + g
            p -= group["lr"] * v  # in place: the caller holds p

    def state_dict(self):
        options = [{name: value for name, value in group.items() if name != "params"} for group in self.param_groups]
        sizes = [len(group["params"]) for group in self.param_groups]
        return {"options": options, "sizes": sizes, "velocities": [v.copy() for v in self.velocities]}

    def load_state_dict(self, state):
        if state["sizes"] != [len(group["params"]) for group in self.param_groups]:
            raise ValueError("the groups have other sizes than in the state")
        for group, options in zip(self.param_groups, state["options"]):
            group.update(options)
        self.velocities = list(state["velocities"])
