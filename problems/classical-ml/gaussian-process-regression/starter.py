import numpy as np


def gp_posterior(
    X: np.ndarray,
    y: np.ndarray,
    X_new: np.ndarray,
    length_scale: float = 1.0,
    signal_variance: float = 1.0,
    noise_variance: float = 0.1,
) -> tuple[np.ndarray, np.ndarray]:
    """The mean (m,) and the covariance (m, m) of f at the rows of X_new, given noisy samples.

    X: (n, d), n may be 0; y: (n,); X_new: (m, d); floats or integers. The parameters are above 0.
    """
    raise NotImplementedError


def gp_log_marginal_likelihood(
    X: np.ndarray,
    y: np.ndarray,
    length_scale: float = 1.0,
    signal_variance: float = 1.0,
    noise_variance: float = 0.1,
) -> float:
    """The log density of y, (n,), under the prior at the rows of X, (n, d), noise included."""
    raise NotImplementedError
