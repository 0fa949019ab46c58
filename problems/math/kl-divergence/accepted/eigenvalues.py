# style: np.where instead of a mask, eigenvalues instead of Cholesky
import numpy as np


def kl_divergence(p, q, base=None):
    p, q = np.array(p, dtype=float), np.array(q, dtype=float)
    if p.shape != q.shape or np.isnan(p).any() or np.isnan(q).any() or min(p.min(initial=0), q.min(initial=0)) < 0:
        raise ValueError
    if max(abs(p.sum() - 1), abs(q.sum() - 1)) > 1e-6:
        raise ValueError
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0, p * (np.log(p) - np.log(q)), 0.0)
    return float(terms.sum() / np.log(base or np.e))


def gaussian_kl(mean_p, cov_p, mean_q, cov_q):
    values_q, vectors = np.linalg.eigh(np.array(cov_q, dtype=float))
    values_p = np.linalg.eigvalsh(np.array(cov_p, dtype=float))
    if min(values_p[0], values_q[0]) <= 0:
        raise ValueError("not positive definite")
    shift = vectors.T @ np.subtract(mean_q, mean_p, dtype=float)
    spread = np.diag(vectors.T @ np.array(cov_p, dtype=float) @ vectors)
    return float(((spread + shift**2) / values_q - 1 + np.log(values_q) - np.log(values_p)).sum() / 2)
