# verdict: wrong_answer
# entry: gaussian_kl
# group: edge
# lesson: You invert whatever you are given. A matrix that is not positive definite is no covariance: Cholesky's
# factorisation notices.
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
    divergence = (p * (np.log(p) - np.log(q))).sum()  # a difference: the quotient p / q may overflow
    return divergence if base is None else divergence / np.log(base)


def gaussian_kl(mean_p, cov_p, mean_q, cov_q):
    cov_p, cov_q = np.asarray(cov_p, dtype=np.float64), np.asarray(cov_q, dtype=np.float64)
    difference = np.asarray(mean_q, dtype=np.float64) - np.asarray(mean_p, dtype=np.float64)  # (d,)

    trace = np.trace(np.linalg.solve(cov_q, cov_p))
    distance = difference @ np.linalg.solve(cov_q, difference)
    log_ratio = np.linalg.slogdet(cov_q)[1] - np.linalg.slogdet(cov_p)[1]
    return 0.5 * (trace + distance - len(difference) + log_ratio)
