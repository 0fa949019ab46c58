import numpy as np


class RMSprop:
    """RMSProp over a list of arrays that are updated in place.

    params: list of float64 arrays of any shape (at least one axis)
    lr: learning rate, >= 0
    alpha: share of the running means that outlives a step, in [0, 1)
    eps: added to the root, > 0
    momentum: share of the velocity that outlives a step, in [0, 1)
    centered: divide by the standard deviation instead of the root mean square
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 0.01,
        alpha: float = 0.99,
        eps: float = 1e-8,
        momentum: float = 0.0,
        centered: bool = False,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError
