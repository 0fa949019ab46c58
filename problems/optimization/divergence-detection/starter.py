import numpy as np


def first_nonfinite(
    losses: list[float] | np.ndarray, grads: list[dict[str, np.ndarray]]
) -> tuple[int | None, str | None, str | None]:
    """Find where the first NaN or infinity of a training run came from.

    Args:
        losses: the loss of each step.
        grads: for each step, the gradients by the name of their tensor, in the order of the forward pass.

    Returns:
        (step, name, kind): the first bad step, counted from 0; "loss" or the name of the tensor that was bad first;
        "nan" or "inf". All None if everything is finite.
    """
    raise NotImplementedError


def first_spike(losses: list[float] | np.ndarray, window: int = 20, factor: float = 3.0) -> int | None:
    """Find the first step whose loss is far above the recent ones.

    Args:
        losses: the loss of each step, >= 0 where it is finite.
        window: number of finite losses that the baseline is the median of, >= 1.
        factor: a loss above factor times the baseline is a spike, >= 1.

    Returns:
        The step, counted from 0, or None.
    """
    raise NotImplementedError
