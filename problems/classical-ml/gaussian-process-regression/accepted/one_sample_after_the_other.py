# style: conditions on one sample after the other in plain floats, and adds up the log densities of its surprise
from math import exp, log, pi


def kernel(a, b, length_scale, signal_variance):
    return signal_variance * exp(-sum((float(u) - float(v)) ** 2 for u, v in zip(a, b)) / (2 * length_scale**2))


def condition(points, count, y, parameters, noise_variance):
    """(mean, covariance, log density) at all points, after the first `count` of them were seen with the values y."""
    n = len(points)
    mean = [0.0] * n
    cov = [[kernel(a, b, *parameters) for b in points] for a in points]
    total = 0.0
    for i in range(count):
        variance, surprise = cov[i][i] + noise_variance, float(y[i]) - mean[i]
        total -= 0.5 * (surprise**2 / variance + log(2 * pi * variance))
        gain = [row[i] / variance for row in cov]
        mean = [m + g * surprise for m, g in zip(mean, gain)]
        last = cov[i][:]
        cov = [[c - g * r for c, r in zip(row, last)] for row, g in zip(cov, gain)]
    return mean, cov, total


def gp_posterior(X, y, X_new, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    n = len(X)
    mean, cov, _ = condition([*X, *X_new], n, y, (length_scale, signal_variance), noise_variance)
    return mean[n:], [row[n:] for row in cov[n:]]


def gp_log_marginal_likelihood(X, y, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    return condition(list(X), len(X), y, (length_scale, signal_variance), noise_variance)[2]
