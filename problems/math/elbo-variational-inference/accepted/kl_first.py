# style: the ELBO as evidence minus a KL divergence in closed form; plain sums over lists
import math

import numpy as np


def digamma(x):
    total = 0.0
    while x < 12:
        total, x = total - 1 / x, x + 1
    z = 1 / x**2
    series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z / 132))))
    return total + math.log(x) - 0.5 / x - series


def posterior(x, prior):
    mu0, lam, a, b = prior
    n = len(x)
    centre = math.fsum(x) / n if n else mu0
    rate = b + 0.5 * math.fsum((v - centre) ** 2 for v in x) + lam * n * (centre - mu0) ** 2 / (2 * (lam + n))
    return (lam * mu0 + n * centre) / (lam + n), lam + n, a + n / 2, rate


def mean_field(x, prior, iterations):
    m, lam, a, rate = posterior([float(v) for v in x], prior)
    tau = prior[2] / prior[3]
    for _ in range(iterations):
        precision = lam * tau
        b = rate + 0.5 * lam / precision
        tau = (a + 0.5) / b
    return m, precision, a + 0.5, b


def gap(x, prior, q):
    m_n, lam, a_n, b_n = posterior([float(v) for v in x], prior)
    m, precision, a, b = q
    log_tau = digamma(a) - math.log(b)
    normal = 0.5 * (math.log(precision) - math.log(lam) - log_tau - 1)
    normal += 0.5 * lam * a / b * ((m - m_n) ** 2 + 1 / precision)
    gamma = a * math.log(b) - a_n * math.log(b_n) + math.lgamma(a_n) - math.lgamma(a)
    return normal + gamma + (a - a_n) * log_tau + (b_n - b) * a / b


def log_evidence(x, prior):
    _, lam, a_n, b_n = posterior([float(v) for v in x], prior)
    value = math.lgamma(a_n) - math.lgamma(prior[2]) + prior[2] * math.log(prior[3]) - a_n * math.log(b_n)
    return value + 0.5 * math.log(prior[1] / lam) - len(x) / 2 * math.log(2 * math.pi)


def elbo(x, prior, q):
    return log_evidence(x, prior) - gap(x, prior, q)


def elbo_estimate(x, prior, q, mu, tau):
    total = 0.0
    for u, t in zip(np.asarray(mu).tolist(), np.asarray(tau).tolist()):
        total += sum(normal(float(v), u, t) for v in x) + normal(u, prior[0], prior[1] * t)
        total += gamma(t, prior[2], prior[3])
        total -= normal(u, q[0], q[1]) + gamma(t, q[2], q[3])
    return total / len(mu)


def normal(v, mean, precision):
    return 0.5 * math.log(precision / (2 * math.pi)) - 0.5 * precision * (v - mean) ** 2


def gamma(v, shape, rate):
    return shape * math.log(rate) - math.lgamma(shape) + (shape - 1) * math.log(v) - rate * v


def evidence_and_gap(x, prior, q):
    return log_evidence(x, prior), gap(x, prior, q)
