# style: in x / sqrt(product), where a leap is an Euler step in the noise level
import math

import numpy as np


def ddim_timesteps(T, num_steps, spacing="leading"):
    k = T // num_steps
    if spacing == "leading":
        return np.array(range(0, num_steps * k, k))[::-1]
    if spacing == "trailing":
        return np.array([T - 1 - i * k for i in range(num_steps)])
    raise ValueError(spacing)


def ddim_step(x_t, eps, t, s, alphas_cumprod, eta=0.0, noise=None):
    if noise is None and eta > 0:
        raise ValueError("noise is missing")
    ends = [float(alphas_cumprod[i]) if i >= 0 else 1.0 for i in (t, s)]
    level, lower = (math.sqrt(1 / end - 1) for end in ends)
    up = eta * lower * math.sqrt(level**2 - lower**2) / level
    y = x_t / math.sqrt(ends[0]) + (math.sqrt(lower**2 - up**2) - level) * np.asarray(eps, dtype=float)
    if eta > 0:
        y = y + up * noise
    return y * math.sqrt(ends[1])


def ddim_sample(model, x_T, timesteps, alphas_cumprod, eta=0.0, noises=None):
    if noises is None and eta > 0:
        raise ValueError("noises are missing")
    x = np.array(x_T, dtype=float)
    for i in range(len(timesteps)):
        s = int(timesteps[i + 1]) if i + 1 < len(timesteps) else -1
        t = int(timesteps[i])
        x = ddim_step(x, model(x, t), t, s, alphas_cumprod, eta, noises[i] if eta > 0 else None)
    return x
