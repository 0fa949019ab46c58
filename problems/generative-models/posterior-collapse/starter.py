import numpy as np


def collapse_report(
    mu: np.ndarray, logvar: np.ndarray, threshold: float = 0.01
) -> tuple[np.ndarray, np.ndarray, float]:
    """Which latent units are in use.

    Args:
        mu, logvar: means and log-variances of the posteriors, shape (N, L).
        threshold: a unit is active where the variance of its means is above this.

    Returns:
        (active, unit_kl, collapsed_share): booleans (L,), mean KL of each unit (L,), and a float.
    """
    raise NotImplementedError


def cyclical_beta(step: int, period: int, ratio: float = 0.5, high: float = 1.0) -> float:
    """Weight of the KL term at a step, for steps from 0.

    Args:
        step: the step of training.
        period: steps of one cycle.
        ratio: share of the cycle in which the weight rises.
        high: the weight afterwards.
    """
    raise NotImplementedError


def free_bits(mu: np.ndarray, logvar: np.ndarray, free: float = 0.25) -> tuple[float, np.ndarray]:
    """The KL term with a lower limit for each unit, and which units have a gradient.

    Args:
        mu, logvar: shape (N, L).
        free: the limit in nats.

    Returns:
        (objective, mask): a float, and floats 0.0 or 1.0 of shape (L,).
    """
    raise NotImplementedError
