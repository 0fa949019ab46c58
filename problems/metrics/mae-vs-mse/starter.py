import numpy as np


def compare_errors(
    y_true: np.ndarray, y_pred: np.ndarray, is_outlier: np.ndarray
) -> tuple[float, float, float, float, np.ndarray, np.ndarray]:
    """(mae, mse, clean_mae, clean_mse, mae_shares, mse_shares); all arrays have the shape (n,).

    Raises ValueError if shapes differ or n is 0.
    """
    raise NotImplementedError


def best_constants(y_true: np.ndarray, sample_weight: np.ndarray | None = None) -> tuple[float, float]:
    """(for_mse, for_mae): the best constant predictions under weighted squared and absolute error.

    Raises ValueError if no weight is positive.
    """
    raise NotImplementedError
