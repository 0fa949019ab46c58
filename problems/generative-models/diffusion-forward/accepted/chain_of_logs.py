# style: the product as a sum of logarithms, the batch through einsum
import numpy as np


def linear_betas(T, beta_start=1e-4, beta_end=0.02):
    return [beta_start + (beta_end - beta_start) * i / max(T - 1, 1) for i in range(T)]


def cosine_betas(T, s=0.008, max_beta=0.999):
    def f(u):
        return (1 + np.cos((u + s) / (1 + s) * np.pi)) / 2

    u = np.arange(T)
    return np.clip(1 - f((u + 1) / T) / f(u / T), None, max_beta)


def q_sample(x0, t, noise, betas):
    if np.shape(x0) != np.shape(noise):
        raise ValueError("shapes")
    t = np.asarray(t, dtype=int)
    if len(t) and not 0 <= t.min() <= t.max() < len(betas):
        raise ValueError("t")
    with np.errstate(divide="ignore"):
        log_signal = np.cumsum(np.log1p(-np.asarray(betas, dtype=float)))[t]
    a, b = np.exp(log_signal / 2), np.sqrt(-np.expm1(log_signal))
    return np.einsum("b,b...->b...", a, x0) + np.einsum("b,b...->b...", b, noise)
