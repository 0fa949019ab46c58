from collections.abc import Sequence

import numpy as np


def shared_rows(X_train: np.ndarray, X_test: np.ndarray) -> np.ndarray:
    """Indices of the rows of X_test, shape (m, d), that are also rows of X_train, shape (n, d)."""
    raise NotImplementedError


def shared_groups(groups_train: Sequence[int] | Sequence[str], groups_test: Sequence[int] | Sequence[str]) -> list:
    """The groups that occur in both, sorted, each once."""
    raise NotImplementedError


def future_rows(t_train: np.ndarray, t_test: np.ndarray) -> np.ndarray:
    """Indices of the training rows whose time is not before the first time of the test; t_train: (n,), t_test: (m,)."""
    raise NotImplementedError


def target_copies(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Indices of the features of X, shape (n, d), that are a * y + b with a != 0; y: (n,)."""
    raise NotImplementedError


def scaler_leaks(mean: np.ndarray, scale: np.ndarray, X_train: np.ndarray, X_test: np.ndarray) -> np.ndarray:
    """Indices of the features whose mean and scale, both (d,), are nearer to those of all rows than of the training.

    X_train: (n, d) with n >= 1; X_test: (m, d).
    """
    raise NotImplementedError
