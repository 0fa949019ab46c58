import numpy as np


class AdamW:
    """Adam with decoupled weight decay, or with L2 regularisation, over arrays that are updated in place.

    params: list of float64 arrays of any shape (at least one axis)
    lr: learning rate, >= 0
    betas: decay rates of the two running averages, each in [0, 1)
    eps: added to the root of the corrected second average, > 0
    weight_decay: strength of the decay, >= 0
    decoupled: True shrinks the weights directly (AdamW), False adds the decay to the gradient (Adam + L2)
    """

    def __init__(
        self,
        params: list[np.ndarray],
        lr: float = 1e-3,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.01,
        decoupled: bool = True,
    ) -> None:
        raise NotImplementedError

    def step(self, grads: list[np.ndarray]) -> None:
        """Update every parameter in place; grads[k] has the shape of params[k] and stays unchanged."""
        raise NotImplementedError


def lost_to_decay(
    params: list[np.ndarray],
    grads: list[list[np.ndarray]],
    lr: float = 1e-3,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0.01,
    decoupled: bool = True,
) -> list[np.ndarray]:
    """What each parameter loses to decay over a run: its final value without decay minus that with it.

    grads[t] is the list for step t; params stays unchanged. Returns one float64 array for each parameter.
    """
    raise NotImplementedError
