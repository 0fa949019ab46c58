import numpy as np


def mixed_precision_sgd(
    X: np.ndarray,
    y: np.ndarray,
    w: np.ndarray,
    b: float,
    steps: int,
    lr: float = 0.1,
    init_scale: float = 65536.0,
    growth_factor: float = 2.0,
    backoff_factor: float = 0.5,
    growth_interval: int = 2000,
) -> tuple[np.ndarray, float, list[float], list[int]]:
    """Train a linear model on the mean squared error in float16, with float32 master weights and a dynamic loss scale.

    Args:
        X: inputs, (n, d), float32 or float64. y: targets, (n,), float32 or float64.
        w: initial weights, (d,), float32. b: initial bias.
        steps: number of steps, each on all rows, >= 0.
        lr: learning rate, >= 0.
        init_scale: the first loss scale, > 0.
        growth_factor: what multiplies the scale after enough clean steps, > 1.
        backoff_factor: what multiplies the scale after a skipped step, in (0, 1).
        growth_interval: number of clean steps in a row after which the scale grows, >= 1.

    Returns:
        (w, b, scales, skipped): the final weights as a new float32 array, the final bias, the scale that each step
        used, and the numbers of the skipped steps, counted from 0.
    """
    raise NotImplementedError
