import numpy as np


def discriminator_loss(
    real_logits: np.ndarray, fake_logits: np.ndarray, kind: str
) -> tuple[float, np.ndarray, np.ndarray]:
    """(loss, grad_real, grad_fake) for kind "standard" or "wasserstein"; ValueError for any other."""
    raise NotImplementedError


def generator_loss(fake_logits: np.ndarray, kind: str) -> tuple[float, np.ndarray]:
    """(loss, grad_fake) for kind "saturating", "non_saturating" or "wasserstein"; ValueError for any other."""
    raise NotImplementedError


def optimal_discriminator(p: np.ndarray, q: np.ndarray) -> tuple[np.ndarray, float]:
    """(d, value): the best outputs against probabilities q where the data has p, both (n,), and the game's value."""
    raise NotImplementedError
