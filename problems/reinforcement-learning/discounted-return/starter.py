import numpy as np


def discounted_returns(rewards: np.ndarray, dones: np.ndarray, last_value: float, gamma: float) -> np.ndarray:
    """Discounted sum of the rewards from each step to the end of its episode.

    Args:
        rewards: (T,), float64 or integers.
        dones: (T,), booleans: whether the step ended an episode.
        last_value: what follows the last step, if it did not end an episode; it may be NaN if it did.
        gamma: discount, in [0, 1].

    Returns:
        returns: (T,), float64.
    """
    raise NotImplementedError


def n_step_returns(rewards: np.ndarray, values: np.ndarray, dones: np.ndarray, gamma: float, n: int) -> np.ndarray:
    """Rewards of the next n steps, discounted, and the value of the state after them.

    Args:
        rewards, dones, gamma: as above.
        values: (T + 1,), float64 or integers: the value of the state before each step, and after the last.
        n: number of steps, 1 or more.

    Returns:
        returns: (T,), float64.
    """
    raise NotImplementedError


def gae(
    rewards: np.ndarray, values: np.ndarray, dones: np.ndarray, gamma: float, lam: float
) -> tuple[np.ndarray, np.ndarray]:
    """Generalized advantage estimation.

    Args:
        rewards, values, dones, gamma: as above.
        lam: weight of the longer returns, in [0, 1].

    Returns:
        (advantages, returns): two float64 arrays of shape (T,); returns are the targets of the critic.
    """
    raise NotImplementedError
