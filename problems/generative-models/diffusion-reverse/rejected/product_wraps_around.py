# verdict: wrong_answer
# entry: p_mean_variance
# group: example
# lesson: At t = 0 your product of the step before is the last of the schedule (index -1, or np.roll). It is 1.
import numpy as np


def p_mean_variance(x_t, eps, t, betas, variance_type="fixed_small"):
    x_t, eps = np.asarray(x_t, dtype=np.float64), np.asarray(eps, dtype=np.float64)
    t, betas = np.asarray(t), np.asarray(betas, dtype=np.float64)
    if variance_type not in ("fixed_small", "fixed_large"):
        raise ValueError(f"unknown variance_type {variance_type!r}")
    alphas_cumprod = np.cumprod(1 - betas)  # (T,)
    before = np.roll(alphas_cumprod, 1)
    posterior = betas * (1 - before) / (1 - alphas_cumprod)
    beta, alpha_bar = (table[t].reshape(t.shape + (1,) * (x_t.ndim - 1)) for table in (betas, alphas_cumprod))
    mean = (x_t - beta / np.sqrt(1 - alpha_bar) * eps) / np.sqrt(1 - beta)
    return mean, (posterior if variance_type == "fixed_small" else betas)[t]


def p_sample(x_t, eps, t, betas, noise, variance_type="fixed_small"):
    mean, variance = p_mean_variance(x_t, eps, t, betas, variance_type)
    t, deviation = (each.reshape(each.shape + (1,) * (mean.ndim - 1)) for each in (np.asarray(t), np.sqrt(variance)))
    return np.where(t > 0, mean + deviation * noise, mean)  # chosen, not multiplied: the noise may be NaN at 0


def p_sample_loop(model, x_T, noises, betas, variance_type="fixed_small"):
    x = np.asarray(x_T, dtype=np.float64)
    for step in reversed(range(len(betas))):
        t = np.full(len(x), step)  # (B,)
        x = p_sample(x, model(x, t), t, betas, noises[step], variance_type)
    return x
