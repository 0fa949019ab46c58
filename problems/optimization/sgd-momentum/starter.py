import numpy as np


class SGDMomentum:
    """SGD with momentum over a list of arrays that are updated in place.

    params: list of float64 arrays of any shape (at least one axis)
    lr: learning rate, >= 0
    momentum: share of the velocity that outlives a step, in [0, 1)
    dampening: share of each gradient after the first that is left out, in [0, 1]
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 0.01,
        momentum: float = 0.9,
        dampening: float = 0.0,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError
