# verdict: wrong_answer
# entry: gp_log_marginal_likelihood
# group: example
# lesson: Your log determinant counts twice: half of it is in the likelihood.
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
    log_det = 2 * np.log(np.diag(L)).sum()
    return float(-0.5 * (u @ u + 2 * log_det + len(y) * np.log(2 * np.pi)))
