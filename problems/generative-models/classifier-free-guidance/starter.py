import numpy as np


def guide(eps_uncond: np.ndarray, eps_cond: np.ndarray, scale: float, rescale: float = 0.0) -> np.ndarray:
    """The guided noise of shape (B, ...).

    eps_uncond, eps_cond: shape (B, ...).
    rescale: share of the result that has the standard deviation of eps_cond, sample by sample.
    """
    raise NotImplementedError


def mixture_noise(
    x: np.ndarray,
    alpha_cumprod: float,
    weights: np.ndarray,
    means: np.ndarray,
    stds: np.ndarray,
    label: int | None = None,
) -> np.ndarray:
    """The exact noise prediction at x of shape (n,), for clean data from a mixture of K normals.

    weights, means, stds: shape (K,). label: the only component, or None for all.
    """
    raise NotImplementedError


def guidance_sweep(
    x_T: np.ndarray,
    scales: np.ndarray,
    label: int,
    alphas_cumprod: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    stds: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The mean and the standard deviation of the samples for each scale, both of shape (S,).

    x_T: shape (n,). scales: shape (S,). alphas_cumprod: shape (T,), falling; sampling starts at its last element.
    """
    raise NotImplementedError
