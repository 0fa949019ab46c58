# style: eigenvalues and eigenvectors of the kernel matrix instead of Cholesky; distances one feature at a time
import numpy as np


def kernel(A, B, length_scale, signal_variance):
    total = np.zeros((len(A), len(B)))
    for a, b in zip(np.array(A, dtype=float).T, np.array(B, dtype=float).T):
        total += np.subtract.outer(a, b) ** 2 / length_scale**2
    return signal_variance * np.exp(-total / 2)


def spectrum(X, noise_variance, *parameters):
    values, vectors = np.linalg.eigh(kernel(X, X, *parameters))
    return values + noise_variance, vectors


def gp_posterior(X, y, X_new, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    values, vectors = spectrum(X, noise_variance, length_scale, signal_variance)
    turned = vectors.T @ kernel(X, X_new, length_scale, signal_variance)
    mean = turned.T @ (vectors.T @ y / values)
    return mean, kernel(X_new, X_new, length_scale, signal_variance) - turned.T @ (turned / values[:, None])


def gp_log_marginal_likelihood(X, y, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    values, vectors = spectrum(X, noise_variance, length_scale, signal_variance)
    return -0.5 * np.sum((vectors.T @ y) ** 2 / values + np.log(2 * np.pi * values))
