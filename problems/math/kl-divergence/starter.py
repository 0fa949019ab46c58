import numpy as np


def kl_divergence(p: np.ndarray, q: np.ndarray, base: float | None = None) -> float:
    """The divergence of p from q.

    p, q: probabilities, shape (k,).
    base: base of the logarithm; None means e.
    Raises ValueError if p or q is no distribution, or if their shapes differ.
    """
    raise NotImplementedError


def gaussian_kl(mean_p: np.ndarray, cov_p: np.ndarray, mean_q: np.ndarray, cov_q: np.ndarray) -> float:
    """The divergence of N(mean_p, cov_p) from N(mean_q, cov_q), in nats.

    mean_p, mean_q: shape (d,).
    cov_p, cov_q: shape (d, d), symmetric; ValueError if one is not positive definite.
    """
    raise NotImplementedError
