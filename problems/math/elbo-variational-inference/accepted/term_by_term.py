# style: each expectation of the ELBO a function of its own, moments of the centred data
import math
from collections import namedtuple

import numpy as np

Prior = namedtuple("Prior", "mu lam a b")
Q = namedtuple("Q", "m l a b")
LOG = math.log(2 * math.pi)


def digamma(x):
    y = x + 1000
    return float(np.log(y) - 1 / (2 * y) - 1 / (12 * y**2) - (1 / (x + np.arange(1000))).sum())


def moments(x):
    x = np.array(x, dtype=float)
    mean = float(np.mean(x)) if len(x) else 0.0
    return len(x), mean, float(np.sum((x - mean) ** 2))


def mean_field(x, prior, iterations):
    p, (n, mean, scatter) = Prior(*prior), moments(x)
    m = (p.lam * p.mu + n * mean) / (p.lam + n)
    t = p.a / p.b
    for _ in range(iterations):
        precision = (p.lam + n) * t
        spread = scatter + n * ((mean - m) ** 2 + 1 / precision)
        b = p.b + 0.5 * (p.lam * ((m - p.mu) ** 2 + 1 / precision) + spread)
        t = (p.a + 0.5 * (n + 1)) / b
    return m, precision, p.a + 0.5 * (n + 1), b


def elbo(x, prior, q):
    p, q, (n, mean, scatter) = Prior(*prior), Q(*q), moments(x)
    t, log_t = q.a / q.b, digamma(q.a) - math.log(q.b)
    terms = [
        n / 2 * (log_t - LOG) - t / 2 * (scatter + n * (mean - q.m) ** 2 + n / q.l),
        0.5 * (math.log(p.lam) + log_t - LOG) - 0.5 * p.lam * t * ((q.m - p.mu) ** 2 + 1 / q.l),
        p.a * math.log(p.b) - math.lgamma(p.a) + (p.a - 1) * log_t - p.b * t,
        -(0.5 * (math.log(q.l) - LOG) - 0.5),
        -(q.a * math.log(q.b) - math.lgamma(q.a) + (q.a - 1) * log_t - q.a),
    ]
    return sum(terms)


def elbo_estimate(x, prior, q, mu, tau):
    p, q, (n, mean, scatter) = Prior(*prior), Q(*q), moments(x)
    mu, tau = np.asarray(mu), np.asarray(tau)
    value = n / 2 * (np.log(tau) - LOG) - tau / 2 * (scatter + n * (mean - mu) ** 2)
    value = value + 0.5 * (np.log(p.lam * tau) - LOG - p.lam * tau * (mu - p.mu) ** 2)
    value = value + p.a * math.log(p.b) - math.lgamma(p.a) + (p.a - 1) * np.log(tau) - p.b * tau
    value = value - 0.5 * (math.log(q.l) - LOG - q.l * (mu - q.m) ** 2)
    value = value - (q.a * math.log(q.b) - math.lgamma(q.a) + (q.a - 1) * np.log(tau) - q.b * tau)
    return float(value.mean())


def evidence_and_gap(x, prior, q):
    p, (n, mean, scatter) = Prior(*prior), moments(x)
    b = p.b + scatter / 2 + p.lam * n / (p.lam + n) * (mean - p.mu) ** 2 / 2
    a = p.a + n / 2
    value = math.lgamma(a) - math.lgamma(p.a) + p.a * math.log(p.b) - a * math.log(b)
    value += 0.5 * math.log(p.lam) - 0.5 * math.log(p.lam + n) - n / 2 * LOG
    return value, value - elbo(x, prior, q)
