# style: a loop over samples; the mean from the predicted clean sample and x_t
import math

import numpy as np


def one(x, e, t, betas, variance_type):
    betas = [float(b) for b in betas]
    now = math.prod(1 - b for b in betas[: t + 1])
    before = math.prod(1 - b for b in betas[:t])
    clean = (np.asarray(x, dtype=float) - math.sqrt(1 - now) * np.asarray(e, dtype=float)) / math.sqrt(now)
    mean = math.sqrt(before) * betas[t] / (1 - now) * clean
    mean = mean + math.sqrt(1 - betas[t]) * (1 - before) / (1 - now) * np.asarray(x, dtype=float)
    if variance_type == "fixed_small":
        return mean, betas[t] * (1 - before) / (1 - now)
    if variance_type == "fixed_large":
        return mean, betas[t]
    raise ValueError(variance_type)


def p_mean_variance(x_t, eps, t, betas, variance_type="fixed_small"):
    pairs = [one(x, e, int(step), betas, variance_type) for x, e, step in zip(x_t, eps, t)]
    return np.array([mean for mean, _ in pairs]), [variance for _, variance in pairs]


def p_sample(x_t, eps, t, betas, noise, variance_type="fixed_small"):
    means, variances = p_mean_variance(x_t, eps, t, betas, variance_type)
    for i, step in enumerate(t):
        if step > 0:
            means[i] += math.sqrt(variances[i]) * noise[i]
    return means


def p_sample_loop(model, x_T, noises, betas, variance_type="fixed_small", step=None):
    step = len(betas) - 1 if step is None else step
    if step < 0:
        return x_T
    t = np.array([step] * len(x_T))
    x = np.array(x_T, dtype=float)
    x = p_sample(x, model(x, t), t, betas, noises[step], variance_type)
    return p_sample_loop(model, x, noises, betas, variance_type, step - 1)
