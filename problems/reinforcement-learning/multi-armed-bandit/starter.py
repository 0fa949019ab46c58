import numpy as np


def value_estimates(
    actions: np.ndarray, rewards: np.ndarray, n_arms: int, alpha: float | None = None, initial: float = 0.0
) -> np.ndarray:
    """Estimates of what each arm pays, after each step.

    Args:
        actions: (T,), integers from 0 to n_arms - 1.
        rewards: (T,), float64 or integers.
        n_arms: number of arms, K.
        alpha: share of the error, in (0, 1]; None: one over the number of pulls of the arm.
        initial: estimate of an arm that was never pulled.

    Returns:
        estimates: (T, K), float64.
    """
    raise NotImplementedError


def gradient_bandit(
    actions: np.ndarray, rewards: np.ndarray, n_arms: int, alpha: float = 0.1, baseline: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Preferences and softmax policy of a gradient bandit, at the start and after each step.

    Args:
        actions, rewards, n_arms: as for value_estimates.
        alpha: step size, above 0.
        baseline: whether the mean of the rewards before a step is taken off its reward.

    Returns:
        (preferences, probabilities): (T + 1, K), float64, both.
    """
    raise NotImplementedError


def thompson_choice(successes: np.ndarray, failures: np.ndarray, rng: np.random.Generator) -> int:
    """Choose an arm by a draw from the posterior of each success rate, with a uniform prior.

    successes, failures: (K,), integers, zero or more.
    """
    raise NotImplementedError
