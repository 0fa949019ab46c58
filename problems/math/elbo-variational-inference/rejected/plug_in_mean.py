# verdict: wrong_answer
# entry: mean_field
# group: example
# lesson: You put the mean of q(mu) into the squares. Their expectation has its variance, too: once for each
# observation and lambda0 times for the prior.
import math

import numpy as np

LOG_2PI = math.log(2 * math.pi)


def digamma(x):
    y = x + 1000
    return float(np.log(y) - 1 / (2 * y) - 1 / (12 * y**2) - (1 / (x + np.arange(1000))).sum())


def squares(x, prior, mean, variance):
    """The expectation of lambda0 (mu - mu0)^2 + sum of (x - mu)^2 for mu of that mean and variance."""
    data = (np.subtract.outer(x, mean) ** 2).sum(axis=0)
    return prior[1] * ((mean - prior[0]) ** 2 + variance) + data + len(x) * variance


def mean_field(x, prior, iterations):
    mu0, lambda0, a0, b0 = prior
    mean = (lambda0 * mu0 + x.sum()) / (lambda0 + len(x))  # the same in all rounds, as is the shape
    shape = a0 + (len(x) + 1) / 2
    expected_tau = a0 / b0
    for _ in range(iterations):
        precision = (lambda0 + len(x)) * expected_tau
        rate = b0 + squares(x, prior, mean, 0.0) / 2
        expected_tau = shape / rate
    return mean, precision, shape, rate


def log_weight(n, prior, q, tau, log_tau, data, deviation):
    """log p(x, mu, tau) - log q(mu, tau) at draws, where data are the squares above and deviation is (mu - mean)^2.

    It is linear in the last four: with their expectations under q it is the ELBO.
    """
    _, lambda0, a0, b0 = prior
    _, precision, shape, rate = q
    normal = n * (log_tau - LOG_2PI) + log_tau + math.log(lambda0 / precision) + precision * deviation - tau * data
    gamma = (a0 - shape) * log_tau - (b0 - rate) * tau - math.lgamma(a0) + math.lgamma(shape)
    return normal / 2 + gamma + a0 * math.log(b0) - shape * math.log(rate)


def elbo(x, prior, q):
    mean, precision, shape, rate = q
    data, log_tau = squares(x, prior, mean, 1 / precision), digamma(shape) - math.log(rate)
    return log_weight(len(x), prior, q, shape / rate, log_tau, data, 1 / precision)


def elbo_estimate(x, prior, q, mu, tau):
    data = squares(x, prior, mu, 0)  # (S,)
    return log_weight(len(x), prior, q, tau, np.log(tau), data, (mu - q[0]) ** 2).mean()


def evidence_and_gap(x, prior, q):
    mu0, lambda0, a0, b0 = prior
    n, centre = len(x), x.sum() / max(len(x), 1)
    b_n = b0 + ((x - centre) ** 2).sum() / 2 + lambda0 * n * (centre - mu0) ** 2 / (2 * (lambda0 + n))
    evidence = math.lgamma(a0 + n / 2) - math.lgamma(a0) + a0 * math.log(b0) - (a0 + n / 2) * math.log(b_n)
    evidence += (math.log(lambda0 / (lambda0 + n)) - n * LOG_2PI) / 2
    return evidence, evidence - elbo(x, prior, q)
