# style: guidance as a weighted average; the mixture through logaddexp; the sweep on a grid of scales at once
import numpy as np


def guide(eps_uncond, eps_cond, scale, rescale=0.0):
    u, c = np.array(eps_uncond, dtype=float), np.array(eps_cond, dtype=float)
    g = (1 - scale) * u + scale * c
    if rescale > 0:
        for i in range(len(g)):
            g[i] *= 1 - rescale + rescale * np.std(c[i]) / np.std(g[i])
    return g


def mixture_noise(x, alpha_cumprod, weights, means, stds, label=None):
    components = range(len(means)) if label is None else [label]
    x = np.asarray(x, dtype=float)
    total = np.full(x.shape, -np.inf)
    for k in components:
        total = np.logaddexp(total, log_density(x, alpha_cumprod, weights, means, stds, k))
    noise = np.zeros(x.shape)
    for k in components:
        share = np.exp(log_density(x, alpha_cumprod, weights, means, stds, k) - total)
        slope = (x - alpha_cumprod**0.5 * means[k]) / (alpha_cumprod * float(stds[k]) ** 2 + 1 - alpha_cumprod)
        noise += share * slope
    return noise * (1 - alpha_cumprod) ** 0.5


def log_density(x, level, weights, means, stds, k):
    v = level * float(stds[k]) ** 2 + 1 - level
    return np.log(weights[k]) - 0.5 * np.log(2 * np.pi * v) - 0.5 * (x - level**0.5 * means[k]) ** 2 / v


def guidance_sweep(x_T, scales, label, alphas_cumprod, weights, means, stds):
    scales, n = np.asarray(scales, dtype=float)[:, None], len(x_T)
    x = np.tile(np.asarray(x_T, dtype=float), len(scales))
    levels = list(alphas_cumprod)[::-1] + [1.0]
    for now, after in zip(levels, levels[1:]):
        u = mixture_noise(x, now, weights, means, stds).reshape(-1, n)
        c = mixture_noise(x, now, weights, means, stds, label).reshape(-1, n)
        e = (u + scales * (c - u)).ravel()
        x = (after / now) ** 0.5 * (x - (1 - now) ** 0.5 * e) + (1 - after) ** 0.5 * e
    x = x.reshape(-1, n)
    return x.mean(axis=1), np.sqrt(((x - x.mean(axis=1, keepdims=True)) ** 2).mean(axis=1))
