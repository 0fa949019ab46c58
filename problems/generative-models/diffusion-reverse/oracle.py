"""Bayes' rule: the step before has the prior N(sqrt(product before) x0, 1 - product before), and x_t says
N(sqrt(alpha) times it, beta). Precisions add; x0 comes from the predicted noise."""

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-8, "atol": 1e-9}


def posterior(x, e, t, betas):
    now, before = np.prod(1 - betas[: t + 1]), np.prod(1 - betas[:t])
    x0 = (x - np.sqrt(1 - now) * e) / np.sqrt(now)
    if t == 0:
        return x0, 0.0
    precision = (1 - betas[t]) / betas[t] + 1 / (1 - before)
    weighted = np.sqrt(1 - betas[t]) * x / betas[t] + np.sqrt(before) * x0 / (1 - before)
    return weighted / precision, 1 / precision


def p_mean_variance(x_t, eps, t, betas, variance_type="fixed_small"):
    means, variances = [], []
    for x, e, step in zip(np.asarray(x_t, dtype=float), np.asarray(eps, dtype=float), t):
        mean, variance = posterior(x, e, int(step), betas)
        means.append(mean)
        variances.append(variance if variance_type == "fixed_small" else betas[int(step)])
    return np.array(means), np.array(variances)


def p_sample(x_t, eps, t, betas, noise, variance_type="fixed_small"):
    means, variances = p_mean_variance(x_t, eps, t, betas, variance_type)
    return np.array([m + np.sqrt(v) * z if step else m for m, v, z, step in zip(means, variances, noise, t)])


def p_sample_loop(model, x_T, noises, betas, variance_type="fixed_small"):
    x = np.array(x_T, dtype=float)
    for step in range(len(betas) - 1, -1, -1):
        t = np.array([step] * len(x))
        x = p_sample(x, model(x, t), t, betas, noises[step], variance_type)
    return x
