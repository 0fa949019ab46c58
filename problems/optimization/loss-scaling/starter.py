import numpy as np


class GradScaler:
    """Dynamic loss scale for training in half precision.

    init_scale: the first scale, > 0
    growth_factor: what multiplies the scale after enough clean steps, > 1
    backoff_factor: what multiplies the scale after a step with an infinite or NaN gradient, in (0, 1)
    growth_interval: number of clean steps in a row after which the scale grows, >= 1
    """

    def __init__(
        self,
        init_scale: float = 65536.0,
        growth_factor: float = 2.0,
        backoff_factor: float = 0.5,
        growth_interval: int = 2000,
    ) -> None:
        raise NotImplementedError

    def get_scale(self) -> float:
        """The current scale."""
        raise NotImplementedError

    def scale(self, loss: float) -> float:
        """The loss times the current scale, in float64."""
        raise NotImplementedError

    def unscale(self, grads: list[np.ndarray]) -> tuple[list[np.ndarray], bool]:
        """New float64 arrays: the gradients over the current scale; and whether any element is infinite or NaN."""
        raise NotImplementedError

    def update(self, found_inf: bool) -> None:
        """End the step: shrink the scale, or count a clean step and grow it when it is time."""
        raise NotImplementedError


def scaled_sgd(
    params: list[np.ndarray],
    grads: list[list[np.ndarray]],
    lr: float = 0.1,
    init_scale: float = 65536.0,
    growth_factor: float = 2.0,
    backoff_factor: float = 0.5,
    growth_interval: int = 2000,
) -> tuple[list[np.ndarray], list[float], list[int]]:
    """Run SGD whose gradients pass through float16 with a dynamic scale.

    Args:
        params: float64 master weights; unchanged.
        grads: grads[t][k] is the exact gradient of weight k at step t, float64; unchanged.
        lr: learning rate, >= 0.
        init_scale, growth_factor, backoff_factor, growth_interval: as for GradScaler.

    Returns:
        (weights, scales, skipped): the final weights as new arrays, the scale that each step used, and the numbers
        of the skipped steps, counted from 0.
    """
    raise NotImplementedError
