# verdict: wrong_answer
# entry: gp_log_marginal_likelihood
# group: stability
# lesson: You compute the determinant, which is too small or too large for a float. Sum the logarithms of the diagonal
# of L.
import numpy as np


def rbf(A, B, length_scale, signal_variance):
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    squares = ((A[:, None] - B) ** 2).sum(axis=2)  # (a, b)
    return signal_variance * np.exp(-squares / (2 * length_scale**2))


def factor(X, length_scale, signal_variance, noise_variance):
    """The lower triangle L with L L^T = K + noise_variance I, (n, n)."""
    return np.linalg.cholesky(rbf(X, X, length_scale, signal_variance) + noise_variance * np.eye(len(X)))


def gp_posterior(X, y, X_new, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    L = factor(X, length_scale, signal_variance, noise_variance)  # (n, n)
    # With u = L^-1 y and V = L^-1 K_*, the mean is V^T u and what the samples explain is V^T V.
    u = np.linalg.solve(L, np.asarray(y, dtype=np.float64))  # (n,)
    V = np.linalg.solve(L, rbf(X, X_new, length_scale, signal_variance))  # (n, m)
    return V.T @ u, rbf(X_new, X_new, length_scale, signal_variance) - V.T @ V


def gp_log_marginal_likelihood(X, y, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    L = factor(X, length_scale, signal_variance, noise_variance)  # (n, n)
    u = np.linalg.solve(L, np.asarray(y, dtype=np.float64))  # (n,), so y^T A^-1 y = u^T u
    log_det = np.log(np.clip(np.prod(np.diag(L)) ** 2, 1e-300, 1e300))
    return float(-0.5 * (u @ u + log_det + len(y) * np.log(2 * np.pi)))
