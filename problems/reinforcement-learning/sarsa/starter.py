import numpy as np


def sarsa(
    q: np.ndarray,
    states: np.ndarray,
    actions: np.ndarray,
    rewards: np.ndarray,
    next_states: np.ndarray,
    next_actions: np.ndarray,
    dones: np.ndarray,
    alpha: float = 0.1,
    gamma: float = 0.99,
) -> np.ndarray:
    """Tabular SARSA over given transitions.

    Args:
        q: (S, A), the first values, float64 or integers; unchanged.
        states, actions, rewards, next_states, next_actions: (N,), one element for each transition.
        dones: (N,), booleans: whether the transition ended an episode; what comes next means nothing then.
        alpha: step size, in [0, 1].
        gamma: discount, in [0, 1].

    Returns:
        q: (S, A), float64, a new array.
    """
    raise NotImplementedError


def expected_sarsa(
    q: np.ndarray,
    states: np.ndarray,
    actions: np.ndarray,
    rewards: np.ndarray,
    next_states: np.ndarray,
    dones: np.ndarray,
    alpha: float = 0.1,
    gamma: float = 0.99,
    epsilon: float = 0.1,
) -> tuple[np.ndarray, np.ndarray]:
    """Expected SARSA for the epsilon-greedy policy of the table itself.

    Args:
        q, states, actions, rewards, next_states, dones, alpha, gamma: as for sarsa.
        epsilon: probability of exploring, in [0, 1].

    Returns:
        (q, policy): the table, and the probability of each action in each state; (S, A) and float64, both.
    """
    raise NotImplementedError
