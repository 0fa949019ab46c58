import numpy as np


def linear_betas(T: int, beta_start: float = 1e-4, beta_end: float = 0.02) -> np.ndarray:
    """T evenly spaced betas from beta_start to beta_end, both included. Shape (T,)."""
    raise NotImplementedError


def cosine_betas(T: int, s: float = 0.008, max_beta: float = 0.999) -> np.ndarray:
    """The betas of the cosine schedule with offset s, each at most max_beta. Shape (T,)."""
    raise NotImplementedError


def q_sample(x0: np.ndarray, t: np.ndarray, noise: np.ndarray, betas: np.ndarray) -> np.ndarray:
    """The noisy samples x_t of shape (B, ...).

    x0, noise: shape (B, ...); ValueError where they differ.
    t: shape (B,), indices into betas; ValueError where one is negative or too large.
    betas: shape (T,).
    """
    raise NotImplementedError
