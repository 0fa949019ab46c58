import numpy as np


def vae_loss(
    x: np.ndarray,
    mu: np.ndarray,
    logvar: np.ndarray,
    eps: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    likelihood: str = "bernoulli",
    beta: float = 1.0,
) -> tuple[float, float, float, np.ndarray, np.ndarray]:
    """The negative ELBO of a VAE with a linear decoder, its terms, and its gradients.

    Args:
        x: data, shape (N, D).
        mu, logvar, eps: mean, logarithm of the variance, and noise of the codes, shape (N, L).
        W, b: the decoder, shapes (D, L) and (D,).
        likelihood: "bernoulli" or "gaussian".
        beta: factor of the KL divergence.

    Returns:
        (loss, reconstruction, kl, grad_mu, grad_logvar).
    """
    raise NotImplementedError
