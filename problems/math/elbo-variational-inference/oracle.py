"""The evidence is a multivariate Student t (scipy.stats); the gap is the KL divergence itself, of q from the exact
Normal-Gamma posterior; the draws through scipy.stats' log densities."""

import numpy as np

REQUIRES = ["scipy"]
TOLERANCE = {"rtol": 1e-8, "atol": 1e-7}


def mean_field(x, prior, iterations):
    mu0, lambda0, a0, b0 = prior
    x = np.asarray(x, dtype=float)
    pseudo = np.append(x, mu0)  # the prior is one more observation, of weight lambda0
    weights = np.append(np.ones(len(x)), lambda0)
    m = np.average(pseudo, weights=weights)
    scatter, a, tau = (weights * (pseudo - m) ** 2).sum(), a0 + len(pseudo) / 2, a0 / b0
    for _ in range(iterations):
        precision = weights.sum() * tau
        b = b0 + scatter / 2 + 1 / (2 * tau)
        tau = a / b
    return float(m), float(precision), a, float(b)


def posterior(x, prior):
    mu0, lambda0, a0, b0 = prior
    for value in np.asarray(x, dtype=float):  # one observation after the other
        b0 += lambda0 * (value - mu0) ** 2 / (2 * (lambda0 + 1))
        mu0, lambda0, a0 = (lambda0 * mu0 + value) / (lambda0 + 1), lambda0 + 1, a0 + 0.5
    return mu0, lambda0, a0, b0


def evidence_and_gap(x, prior, q):
    from scipy.special import digamma, gammaln
    from scipy.stats import gamma, multivariate_t, norm

    mu0, lambda0, a0, b0 = prior
    n = len(x)
    evidence = 0.0
    if n:
        scale = b0 / a0 * (np.eye(n) + np.ones((n, n)) / lambda0)
        shifted = np.asarray(x, dtype=float) - mu0
        evidence = float(multivariate_t.logpdf(shifted, loc=np.zeros(n), shape=scale, df=2 * a0))
    m_n, l_n, a_n, b_n = posterior(x, prior)
    m, precision, a, b = q
    log_tau = digamma(a) - np.log(b)
    cross = 0.5 * (np.log(l_n / (2 * np.pi)) + log_tau) - 0.5 * l_n * a / b * ((m - m_n) ** 2 + 1 / precision)
    cross += a_n * np.log(b_n) - gammaln(a_n) + (a_n - 1) * log_tau - b_n * a / b
    return evidence, float(-norm.entropy(scale=precision**-0.5) - gamma.entropy(a, scale=1 / b) - cross)


def elbo(x, prior, q):
    evidence, gap = evidence_and_gap(x, prior, q)
    return evidence - gap


def elbo_estimate(x, prior, q, mu, tau):
    from scipy.stats import gamma, norm

    values = []
    for u, t in zip(mu, tau):
        joint = norm.logpdf(np.asarray(x, dtype=float), u, t**-0.5).sum()
        joint += norm.logpdf(u, prior[0], (prior[1] * t) ** -0.5) + gamma.logpdf(t, prior[2], scale=1 / prior[3])
        values.append(joint - norm.logpdf(u, q[0], q[1] ** -0.5) - gamma.logpdf(t, q[2], scale=1 / q[3]))
    return float(np.mean(values))
