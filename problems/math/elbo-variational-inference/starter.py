import numpy as np


def digamma(x: float) -> float:
    """The derivative of log gamma at x > 0: shifted upwards, where an expansion is exact. Provided; keep it."""
    y = x + 1000
    return float(np.log(y) - 1 / (2 * y) - 1 / (12 * y**2) - (1 / (x + np.arange(1000))).sum())


Four = tuple[float, float, float, float]


def mean_field(x: np.ndarray, prior: Four, iterations: int) -> Four:
    """The mean and precision of q(mu), and the shape and rate of q(tau), after that many rounds.

    x: shape (n,). prior: mu0, lambda0, a0, b0.
    """
    raise NotImplementedError


def elbo(x: np.ndarray, prior: Four, q: Four) -> float:
    """The evidence lower bound of q = (mean, precision, shape, rate), in closed form."""
    raise NotImplementedError


def elbo_estimate(x: np.ndarray, prior: Four, q: Four, mu: np.ndarray, tau: np.ndarray) -> float:
    """The same, averaged over the draws mu and tau from q, shape (S,) each."""
    raise NotImplementedError


def evidence_and_gap(x: np.ndarray, prior: Four, q: Four) -> tuple[float, float]:
    """The log evidence, and the KL divergence of q from the posterior."""
    raise NotImplementedError
