import numpy as np


def epsilon_greedy(q_values: np.ndarray, rng: np.random.Generator, epsilon: float = 0.1) -> int:
    """Draw one action for q_values of shape (K,): explore with probability epsilon, else greedy with fair ties.

    Raises ValueError if q_values is empty or epsilon is not in [0, 1].
    """
    raise NotImplementedError
