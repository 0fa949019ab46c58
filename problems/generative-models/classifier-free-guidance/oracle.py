"""The slope of log p by the complex step, and the leaps as Euler steps in x / sqrt(product)."""

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-7, "atol": 1e-9}


def guide(eps_uncond, eps_cond, scale, rescale=0.0):
    result = np.zeros(np.shape(eps_cond))
    for i in range(len(result)):
        u, c = np.asarray(eps_uncond[i], dtype=float), np.asarray(eps_cond[i], dtype=float)
        g = scale * c - (scale - 1) * u
        ratio = 1.0 if rescale == 0 else np.linalg.norm(c - c.mean()) / np.linalg.norm(g - g.mean())
        result[i] = g * (1 + rescale * (ratio - 1))
    return result


def mixture_noise(x, alpha_cumprod, weights, means, stds, label=None):
    kept = slice(None) if label is None else [label]
    w = np.asarray(weights, dtype=float)[kept] if label is None else np.ones(1)
    m, s = np.asarray(means, dtype=float)[kept], np.asarray(stds, dtype=float)[kept]
    v = 1 + alpha_cumprod * (s**2 - 1)
    z = np.asarray(x, dtype=float)[:, None] + 1e-30j
    exponents = -((z - np.sqrt(alpha_cumprod) * m) ** 2) / (2 * v)
    top = exponents.real.max(axis=1, keepdims=True)
    log_p = top[:, 0] + np.log((w / np.sqrt(v) * np.exp(exponents - top)).sum(axis=1))
    return -np.sqrt(1 - alpha_cumprod) * log_p.imag / 1e-30


def guidance_sweep(x_T, scales, label, alphas_cumprod, weights, means, stds):
    finals = []
    for scale in scales:
        y = np.asarray(x_T, dtype=float) / np.sqrt(alphas_cumprod[-1])
        for i in range(len(alphas_cumprod) - 1, -1, -1):
            now, after = alphas_cumprod[i], alphas_cumprod[i - 1] if i else 1.0
            x = y * np.sqrt(now)
            u, c = (mixture_noise(x, now, weights, means, stds, which) for which in (None, label))
            y = y + (np.sqrt(1 / after - 1) - np.sqrt(1 / now - 1)) * (scale * c + (1 - scale) * u)
        finals.append(y)
    return np.array([each.mean() for each in finals]), np.array([each.std() for each in finals])
