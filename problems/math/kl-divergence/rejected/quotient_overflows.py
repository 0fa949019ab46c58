# verdict: wrong_answer
# entry: kl_divergence
# group: stability
# lesson: Your divergence is infinite where q is tiny but not 0, for instance since p / q overflows. Subtract the
# logarithms, and return infinity for a 0 alone.
import numpy as np


def distribution(p):
    """p in float64, or ValueError where it is none."""
    p = np.asarray(p, dtype=np.float64)
    if not ((p >= 0).all() and abs(p.sum() - 1) <= 1e-6):  # NaN compares as false; an empty sum is 0
        raise ValueError("Probabilities must not be negative, and must sum to 1.")
    return p


def kl_divergence(p, q, base=None):
    p, q = distribution(p), distribution(q)
    if p.shape != q.shape:
        raise ValueError("p and q must have the same shape.")
    possible = p > 0  # the other terms are 0
    p, q = p[possible], q[possible]
    if (q == 0).any():
        return np.inf
    with np.errstate(over="ignore", under="ignore", divide="ignore", invalid="ignore"):
        divergence = (p * np.log(p / q)).sum()  # a difference: the quotient p / q may overflow
    return divergence if base is None else divergence / np.log(base)


def gaussian_kl(mean_p, cov_p, mean_q, cov_q):
    factor_p = np.linalg.cholesky(np.asarray(cov_p, dtype=np.float64))  # LinAlgError is a ValueError
    factor_q = np.linalg.cholesky(np.asarray(cov_q, dtype=np.float64))  # (d, d), lower triangular
    difference = np.asarray(mean_q, dtype=np.float64) - np.asarray(mean_p, dtype=np.float64)  # (d,)

    whitened = np.linalg.solve(factor_q, factor_p)  # tr(cov_q^-1 cov_p) is the sum of its squares
    distance = np.linalg.solve(factor_q, difference)  # the Mahalanobis distance is its length
    log_ratio = 2 * (np.log(np.diag(factor_q)) - np.log(np.diag(factor_p))).sum()
    return 0.5 * ((whitened**2).sum() + (distance**2).sum() - len(difference) + log_ratio)
