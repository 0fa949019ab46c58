import numpy as np


def train_gan(
    real: np.ndarray,
    noise_d: np.ndarray,
    noise_g: np.ndarray,
    generator: tuple[float, float],
    discriminator: tuple[float, float, float],
    lr_d: float,
    lr_g: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Train G(z) = a z + b against D(x) = u x^2 + v x + w, one step a row.

    real: (steps, n); noise_d: (steps, m); noise_g: (steps, r); generator: (a, b); discriminator: (u, v, w).
    Returns (generators (steps, 2), discriminators (steps, 3), losses (steps, 2)).
    Raises ValueError if the numbers of rows differ.
    """
    raise NotImplementedError
