import numpy as np


def noisy_top_k(x: np.ndarray, W_gate: np.ndarray, W_noise: np.ndarray, noise: np.ndarray, k: int) -> np.ndarray:
    """The gates, (T, E), with k of each row above 0.

    x: (T, D); W_gate, W_noise: (D, E); noise: (T, E).
    Raises ValueError unless 1 <= k < E.
    """
    raise NotImplementedError


def balance_losses(
    x: np.ndarray, W_gate: np.ndarray, W_noise: np.ndarray, noise: np.ndarray, k: int
) -> tuple[float, np.ndarray, float]:
    """(importance_loss, load, load_loss); load has the shape (E,). Inputs and errors as above."""
    raise NotImplementedError
