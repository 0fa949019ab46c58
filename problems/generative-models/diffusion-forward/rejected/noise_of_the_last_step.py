# verdict: wrong_answer
# entry: q_sample
# group: example
# lesson: You scale the noise by the root of beta at step t, which is the noise of that step alone. What all steps
# have added has the variance 1 minus the running product.
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
    if x0.shape != noise.shape:
        raise ValueError(f"the shapes differ: {x0.shape} and {noise.shape}")
    if ((t < 0) | (t >= len(betas))).any():
        raise ValueError(f"t must lie in 0 .. {len(betas) - 1}")
    alphas_cumprod = np.cumprod(1 - betas)
    signal = alphas_cumprod[t].reshape(t.shape + (1,) * (x0.ndim - 1))
    return np.sqrt(signal) * x0 + np.sqrt(betas[t]).reshape(signal.shape) * noise
