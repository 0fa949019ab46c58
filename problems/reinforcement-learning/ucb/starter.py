import numpy as np


def ucb1(rewards: np.ndarray, c: float = 2**0.5) -> tuple[np.ndarray, np.ndarray]:
    """Play a bandit by its upper confidence bounds.

    Args:
        rewards: (T, K), float64 or integers: what each arm would pay in each step.
        c: width of the bounds, zero or more.

    Returns:
        (actions, bounds): (T,), integers; (T, K), float64, before each pull, infinite for arms that were never pulled.
    """
    raise NotImplementedError
