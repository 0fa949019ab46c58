# style: recursion over the leaps; roots by powers; steps as a list
import numpy as np


def ddim_timesteps(T, num_steps, spacing="leading"):
    k = T // num_steps
    starts = {"leading": (num_steps - 1) * k, "trailing": T - 1}
    if spacing not in starts:
        raise ValueError("spacing")
    return [starts[spacing] - i * k for i in range(num_steps)]


def ddim_step(x_t, eps, t, s, alphas_cumprod, eta=0.0, noise=None):
    if eta and noise is None:
        raise ValueError("noise")
    a, b = float(alphas_cumprod[t]), float(alphas_cumprod[s]) if s > -1 else 1.0
    sigma = eta * ((1 - b) / (1 - a)) ** 0.5 * (1 - a / b) ** 0.5
    x0 = (x_t - (1 - a) ** 0.5 * eps) / a**0.5
    direction = max(1 - b - sigma**2, 0.0) ** 0.5 * eps
    return b**0.5 * x0 + direction + (sigma * noise if eta else 0.0)


def ddim_sample(model, x_T, timesteps, alphas_cumprod, eta=0.0, noises=None):
    if eta and noises is None:
        raise ValueError("noises")
    x = np.array(x_T, dtype=float)
    t = int(timesteps[0])
    s = int(timesteps[1]) if len(timesteps) > 1 else -1
    x = ddim_step(x, model(x, t), t, s, alphas_cumprod, eta, noises[0] if eta else None)
    if s < 0:
        return x
    return ddim_sample(model, x, timesteps[1:], alphas_cumprod, eta, noises[1:] if eta else None)
