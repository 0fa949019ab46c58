from collections.abc import Callable

import numpy as np


def ddim_timesteps(T: int, num_steps: int, spacing: str = "leading") -> np.ndarray:
    """num_steps of the steps 0 .. T - 1, the largest first.

    spacing: "leading" (from 0 upwards) or "trailing" (from T - 1 downwards); ValueError for another.
    """
    raise NotImplementedError


def ddim_step(
    x_t: np.ndarray,
    eps: np.ndarray,
    t: int,
    s: int,
    alphas_cumprod: np.ndarray,
    eta: float = 0.0,
    noise: np.ndarray | None = None,
) -> np.ndarray:
    """The sample at step s < t, or the clean one for s = -1.

    x_t, eps, noise: one shape. ValueError where eta is above 0 and noise is None.
    alphas_cumprod: shape (T,).
    """
    raise NotImplementedError


def ddim_sample(
    model: Callable[[np.ndarray, int], np.ndarray],
    x_T: np.ndarray,
    timesteps: np.ndarray,
    alphas_cumprod: np.ndarray,
    eta: float = 0.0,
    noises: np.ndarray | None = None,
) -> np.ndarray:
    """The clean sample after one leap from each of the timesteps, which fall.

    model: called as model(x, t) with an int t; predicts the noise.
    noises: shape (len(timesteps), ...), the shape of x_T for each leap; ValueError where it is needed and None.
    """
    raise NotImplementedError
