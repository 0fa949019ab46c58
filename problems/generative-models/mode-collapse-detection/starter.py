import numpy as np


def mode_report(
    samples: np.ndarray, centers: np.ndarray, sigma: float, weights: np.ndarray, min_samples: int
) -> tuple[np.ndarray, float, float]:
    """(covered, high_quality, kl) of samples (n, dim) against a mixture with centers (M, dim).

    Raises ValueError unless sigma > 0 and min_samples >= 1.
    """
    raise NotImplementedError


def diagnose(d_losses: np.ndarray, g_losses: np.ndarray, window: int) -> str:
    """The verdict on a run: diverged, discriminator_wins, oscillating, balanced or undecided.

    Raises ValueError for a window below 1, curves of different lengths, or empty ones.
    """
    raise NotImplementedError
