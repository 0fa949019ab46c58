# verdict: wrong_answer
# entry: q_sample
# group: edge
# lesson: You let NumPy broadcast the noise against x0. Refuse noise of another shape with ValueError.
import numpy as np


def linear_betas(T, beta_start=1e-4, beta_end=0.02):
    return np.linspace(beta_start, beta_end, T)


def cosine_betas(T, s=0.008, max_beta=0.999):
    progress = np.arange(T + 1) / T
    level = np.cos((progress + s) / (1 + s) * np.pi / 2) ** 2
    return np.minimum(1 - level[1:] / level[:-1], max_beta)


def q_sample(x0, t, noise, betas):
    x0, noise = np.asarray(x0, dtype=np.float64), np.asarray(noise, dtype=np.float64)
    t, betas = np.asarray(t), np.asarray(betas, dtype=np.float64)
    if ((t < 0) | (t >= len(betas))).any():
        raise ValueError(f"t must lie in 0 .. {len(betas) - 1}")
    alphas_cumprod = np.cumprod(1 - betas)
    signal = alphas_cumprod[t].reshape(t.shape + (1,) * (x0.ndim - 1))
    return np.sqrt(signal) * x0 + np.sqrt(1 - signal) * noise
