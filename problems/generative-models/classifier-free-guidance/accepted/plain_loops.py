# style: loops over numbers with math, lists in and out
import math

import numpy as np


def deviation(values):
    values = np.ravel(values).astype(float).tolist()
    centre = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((v - centre) ** 2 for v in values) / len(values))


def guide(eps_uncond, eps_cond, scale, rescale=0.0):
    result = []
    for u, c in zip(np.asarray(eps_uncond, dtype=float), np.asarray(eps_cond, dtype=float)):
        g = u + scale * (c - u)
        if rescale:
            g = rescale * (g * deviation(c) / deviation(g)) + (1 - rescale) * g
        result.append(g)
    return np.array(result)


def one_noise(x, level, components):
    logs, slopes = [], []
    for w, m, s in components:
        v = level * s * s + 1 - level
        off = x - math.sqrt(level) * m
        logs.append(math.log(w) - math.log(v) / 2 - off * off / v / 2)
        slopes.append(off / v)
    top = max(logs)
    shares = [math.exp(each - top) for each in logs]
    return math.sqrt(1 - level) * sum(a * b for a, b in zip(shares, slopes)) / sum(shares)


def mixture_noise(x, alpha_cumprod, weights, means, stds, label=None):
    components = [(float(w), float(m), float(s)) for w, m, s in zip(weights, means, stds)]
    if label is not None:
        components = [(1.0, *components[label][1:])]
    return [one_noise(float(value), float(alpha_cumprod), components) for value in x]


def guidance_sweep(x_T, scales, label, alphas_cumprod, weights, means, stds):
    means_found, spreads = [], []
    levels = [1.0] + [float(a) for a in alphas_cumprod]
    for scale in scales:
        x = np.array(x_T, dtype=float)
        for i in range(len(levels) - 1, 0, -1):
            u = np.array(mixture_noise(x, levels[i], weights, means, stds))
            c = np.array(mixture_noise(x, levels[i], weights, means, stds, label))
            e = u + scale * (c - u)
            clean = (x - math.sqrt(1 - levels[i]) * e) / math.sqrt(levels[i])
            x = math.sqrt(levels[i - 1]) * clean + math.sqrt(1 - levels[i - 1]) * e
        means_found.append(sum(x) / len(x))
        spreads.append(deviation(x))
    return means_found, spreads
