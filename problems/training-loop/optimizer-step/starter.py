import numpy as np


class SGD:
    """Gradient descent with momentum and weight decay over groups of arrays that are updated in place.

    groups: dicts with "params" (a list of float64 arrays) and, for this group alone, "lr", "momentum", "weight_decay".
    lr, momentum, weight_decay: what a group uses that does not give its own.
    param_groups: the groups in their order, each a dict with all four keys; its "lr" may be written between steps.
    Raises ValueError if one array stands twice in the groups.
    """

    def __init__(self, groups: list[dict], lr: float = 0.01, momentum: float = 0.0, weight_decay: float = 0.0) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray | None]) -> None:
        """Update in place; grads has an array or None for each parameter, in the order of the groups."""
        raise NotImplementedError

    def state_dict(self) -> dict:
        """A snapshot of the velocities and of the options of each group, as plain data."""
        raise NotImplementedError

    def load_state_dict(self, state: dict) -> None:
        """Go on as the optimizer that made state would; ValueError if its groups have other sizes."""
        raise NotImplementedError
