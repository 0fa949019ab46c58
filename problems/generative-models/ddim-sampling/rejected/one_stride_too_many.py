# verdict: wrong_answer
# entry: ddim_timesteps
# group: example
# lesson: Your leading steps go on by the stride up to T. Where the stride does not divide T, those are more than n.
import numpy as np


def ddim_timesteps(T, num_steps, spacing="leading"):
    steps = np.arange(num_steps) * (T // num_steps)  # (num_steps,), rising from 0
    if spacing == "leading":
        return np.arange(0, T, T // num_steps)[::-1]
    if spacing == "trailing":
        return T - 1 - steps
    raise ValueError(f"unknown spacing {spacing!r}")


def ddim_step(x_t, eps, t, s, alphas_cumprod, eta=0.0, noise=None):
    if eta > 0 and noise is None:
        raise ValueError("eta above 0 needs noise")
    x_t, eps = np.asarray(x_t, dtype=np.float64), np.asarray(eps, dtype=np.float64)
    now, then = alphas_cumprod[t], alphas_cumprod[s] if s >= 0 else 1.0
    clean = (x_t - np.sqrt(1 - now) * eps) / np.sqrt(now)
    variance = eta**2 * (1 - then) / (1 - now) * (1 - now / then)
    moved = np.sqrt(then) * clean + np.sqrt(1 - then - variance) * eps
    return moved + np.sqrt(variance) * noise if eta > 0 else moved


def ddim_sample(model, x_T, timesteps, alphas_cumprod, eta=0.0, noises=None):
    if eta > 0 and noises is None:
        raise ValueError("eta above 0 needs noises")
    x, steps = np.asarray(x_T, dtype=np.float64), [int(step) for step in timesteps]
    for i, (t, s) in enumerate(zip(steps, [*steps[1:], -1])):
        noise = noises[i] if eta > 0 else None
        x = ddim_step(x, model(x, t), t, s, alphas_cumprod, eta, noise)
    return x
