import numpy as np


def sgd_l2(
    params: list[np.ndarray],
    grads: list[list[np.ndarray]],
    lr: float,
    momentum: float = 0.0,
    weight_decay: float = 0.01,
) -> list[list[np.ndarray]]:
    """Run SGD with momentum whose gradient holds an L2 penalty on every array of two or more axes.

    Args:
        params: the first values, arrays of any shapes, float64 or integers.
        grads: for each step, one gradient for each array of params, of its shape, without the penalty.
        lr: learning rate, above zero.
        momentum: factor of the velocity, in [0, 1).
        weight_decay: strength of the penalty, >= 0.

    Returns:
        history: history[t][k] is array k after t steps, float64; len(grads) + 1 lists.
    """
    raise NotImplementedError


def sgd_decoupled(
    params: list[np.ndarray],
    grads: list[list[np.ndarray]],
    lr: float,
    momentum: float = 0.0,
    weight_decay: float = 0.01,
) -> list[list[np.ndarray]]:
    """Run SGD with momentum that shrinks every array of two or more axes itself; arguments and result as sgd_l2."""
    raise NotImplementedError
