import numpy as np


class Adagrad:
    """Adagrad over a list of arrays that are updated in place.

    params: list of float64 arrays of any shape (at least one axis)
    lr: learning rate, >= 0
    lr_decay: how fast the learning rate falls with the steps, >= 0
    initial_accumulator_value: what each sum of squares starts at, >= 0
    eps: added to the root, > 0
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 0.01,
        lr_decay: float = 0.0,
        initial_accumulator_value: float = 0.0,
        eps: float = 1e-10,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError
