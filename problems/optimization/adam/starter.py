import numpy as np


class Adam:
    """Adam over a list of arrays that are updated in place.

    params: list of float64 arrays of any shape (at least one axis)
    lr: learning rate, >= 0
    betas: decay rates of the two running averages, each in [0, 1)
    eps: added to the root of the corrected second average, > 0
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError
