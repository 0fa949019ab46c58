from collections.abc import Callable

import numpy as np


def p_mean_variance(
    x_t: np.ndarray, eps: np.ndarray, t: np.ndarray, betas: np.ndarray, variance_type: str = "fixed_small"
) -> tuple[np.ndarray, np.ndarray]:
    """The mean, shape (B, ...), and the variance, shape (B,), of the sample one step before.

    x_t, eps: shape (B, ...). t: shape (B,), indices into betas of shape (T,).
    variance_type: "fixed_small" or "fixed_large"; ValueError for another.
    """
    raise NotImplementedError


def p_sample(
    x_t: np.ndarray,
    eps: np.ndarray,
    t: np.ndarray,
    betas: np.ndarray,
    noise: np.ndarray,
    variance_type: str = "fixed_small",
) -> np.ndarray:
    """The samples one step before, shape (B, ...); no noise where t is 0.

    noise: shape (B, ...); may be NaN where t is 0.
    """
    raise NotImplementedError


def p_sample_loop(
    model: Callable[[np.ndarray, np.ndarray], np.ndarray],
    x_T: np.ndarray,
    noises: np.ndarray,
    betas: np.ndarray,
    variance_type: str = "fixed_small",
) -> np.ndarray:
    """The samples after all T steps from x_T of shape (B, ...).

    model: called as model(x, t), t an integer array of shape (B,); predicts the noise.
    noises: shape (T, B, ...); noises[t] belongs to step t.
    """
    raise NotImplementedError
