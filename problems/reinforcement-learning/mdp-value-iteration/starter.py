import numpy as np


def policy_evaluation(
    P: np.ndarray, R: np.ndarray, terminal: np.ndarray, policy: np.ndarray, gamma: float
) -> np.ndarray:
    """Values of a given policy in a known Markov decision process.

    Args:
        P: (S, A, S), the probability of state s' after action a in state s at P[s, a, s'].
        R: (S, A), the expected reward of action a in state s.
        terminal: (S,), booleans; episodes end there, and P, R and policy mean nothing there.
        policy: (S, A), the probability of action a in state s.
        gamma: discount, from 0 to 0.99, or exactly 1.

    Returns:
        values: (S,), float64, 0 for terminal states.
    """
    raise NotImplementedError


def value_iteration(P: np.ndarray, R: np.ndarray, terminal: np.ndarray, gamma: float) -> tuple[np.ndarray, np.ndarray]:
    """Values of the best policy, and that policy.

    Args:
        P, R, terminal, gamma: as for policy_evaluation.

    Returns:
        (values, policy): (S,), float64; (S,), integers, the lowest of the actions within 1e-6 of the best. Both are 0
        for terminal states.
    """
    raise NotImplementedError
