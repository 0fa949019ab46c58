"""scipy: exact expectations over the vocabulary by a discrete distribution and rel_entr; sums by math.fsum."""

import math

import numpy as np

REQUIRES = ["scipy"]


def kl_estimates(logprobs, ref_logprobs, mask):
    tokens = [(p, q) for p, q, m in zip(logprobs.ravel(), ref_logprobs.ravel(), mask.ravel()) if m]
    if not tokens:
        return 0.0, 0.0, 0.0
    ratios = [math.exp(q - p) for p, q in tokens]
    k1 = math.fsum(p - q for p, q in tokens) / len(tokens)
    k2 = math.fsum((p - q) ** 2 for p, q in tokens) / 2 / len(tokens)
    return k1, k2, math.fsum([*ratios, *[p - q - 1 for p, q in tokens]]) / len(tokens)


def estimator_moments(logits, ref_logits):
    from scipy.special import log_softmax, rel_entr, softmax

    p, q = softmax(np.asarray(logits, dtype=float)), softmax(np.asarray(ref_logits, dtype=float))
    l = log_softmax(np.asarray(logits, dtype=float)) - log_softmax(np.asarray(ref_logits, dtype=float))
    kl = rel_entr(p, q).sum()  # k1 and k3 are unbiased, k2 is not
    means = np.array([kl, (p * l**2).sum() / 2, kl])
    k = np.array([l, l**2 / 2, np.expm1(-l) + l])
    return means, np.array([math.sqrt(math.fsum(p * (each - mean) ** 2)) for each, mean in zip(k, means)])


def adaptive_betas(beta, kls, target, batch_size, horizon):
    betas = []
    for kl in kls:
        relative = kl / target
        error = 0.2 if relative > 1.2 else -0.2 if relative < 0.8 else relative - 1
        beta += beta * error * batch_size / horizon
        betas.append(beta)
    return np.array(betas, dtype=float)
