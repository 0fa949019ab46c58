import numpy as np


def ks_statistic(reference: np.ndarray, window: np.ndarray) -> float:
    """The two-sample Kolmogorov-Smirnov statistic of samples of shapes (n,) and (m,).

    Raises ValueError if a sample is empty, or a value is NaN or infinite.
    """
    raise NotImplementedError


def monitor(
    reference: np.ndarray, stream: np.ndarray, width: int, step: int, raise_at: float, clear_at: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(ks, shift, alert) of each complete window of width predictions, which begin step apart.

    Raises ValueError for an empty or constant reference, a value that is not finite, a width or step below 1, or
    clear_at above raise_at.
    """
    raise NotImplementedError
