from collections.abc import Callable

import numpy as np


def diffusion_loss(
    model: Callable[[np.ndarray, np.ndarray], np.ndarray],
    x0: np.ndarray,
    noise: np.ndarray,
    t: np.ndarray,
    alphas_cumprod: np.ndarray,
    prediction_type: str = "epsilon",
    snr_gamma: float | None = None,
) -> float:
    """The weighted squared error of model(x_t, t), averaged over the batch.

    x0, noise: shape (B, ...). t: shape (B,), indices into alphas_cumprod of shape (T,).
    prediction_type: "epsilon", "sample" or "v_prediction"; ValueError for another.
    snr_gamma: the cap of the min-SNR weights; None means that all weights are 1.
    """
    raise NotImplementedError


def to_x0_and_noise(
    prediction: np.ndarray, x_t: np.ndarray, t: np.ndarray, alphas_cumprod: np.ndarray, prediction_type: str
) -> tuple[np.ndarray, np.ndarray]:
    """The clean sample and the noise that a prediction stands for, each of the shape of x_t.

    prediction, x_t: shape (B, ...). t: shape (B,). ValueError for an unknown prediction_type.
    """
    raise NotImplementedError
