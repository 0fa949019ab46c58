# style: plain Python, token by token
import math

import numpy as np


def three(l):
    return l, 0.5 * l * l, math.expm1(-l) + l


def kl_estimates(logprobs, ref_logprobs, mask):
    rows = [three(p - q) for p, q, m in zip(np.ravel(logprobs), np.ravel(ref_logprobs), np.ravel(mask)) if m]
    return tuple(sum(column) / len(rows) for column in zip(*rows)) if rows else (0.0, 0.0, 0.0)


def log_probabilities(z):
    z = [float(each) for each in z]
    return [each - max(z) - math.log(sum(math.exp(other - max(z)) for other in z)) for each in z]


def estimator_moments(logits, ref_logits):
    log_p = log_probabilities(logits)
    rows = [three(p - q) for p, q in zip(log_p, log_probabilities(ref_logits))]
    means = [sum(math.exp(p) * row[j] for p, row in zip(log_p, rows)) for j in range(3)]
    variances = [sum(math.exp(p) * (row[j] - means[j]) ** 2 for p, row in zip(log_p, rows)) for j in range(3)]
    return means, [math.sqrt(v) for v in variances]


def adaptive_betas(beta, kls, target, batch_size, horizon):
    betas = []
    for kl in kls:
        error = max(-0.2, min(0.2, kl / target - 1))
        beta = beta * (1 + error * batch_size / horizon)
        betas.append(beta)
    return np.array(betas, dtype=float)
