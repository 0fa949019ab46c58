"""The ancestral Euler step of Karras et al. in y = x / sqrt(product), where the noise level is sqrt(1 / product - 1):
y moves by the noise times the change of the level, down to where fresh noise lifts it back to the level wanted."""

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-8, "atol": 1e-9}


def ddim_timesteps(T, num_steps, spacing="leading"):
    chosen = [t for t in range(T) if (t if spacing == "leading" else T - 1 - t) % (T // num_steps) == 0]
    return np.array(chosen[:num_steps] if spacing == "leading" else chosen[-num_steps:])[::-1]


def ddim_step(x_t, eps, t, s, alphas_cumprod, eta=0.0, noise=None):
    product = np.append(alphas_cumprod, 1.0)  # index -1 is the clean sample
    start, end = np.sqrt(1 / product[t] - 1), np.sqrt(1 / product[s] - 1)
    fresh = eta * np.sqrt(end**2 * (start**2 - end**2) / start**2)
    y = np.asarray(x_t, dtype=float) / np.sqrt(product[t])
    y = y + np.asarray(eps, dtype=float) * (np.sqrt(max(end**2 - fresh**2, 0.0)) - start)
    if fresh > 0:
        y = y + fresh * np.asarray(noise, dtype=float)
    return y * np.sqrt(product[s])


def ddim_sample(model, x_T, timesteps, alphas_cumprod, eta=0.0, noises=None):
    x, steps = np.array(x_T, dtype=float), [int(step) for step in timesteps] + [-1]
    for i in range(len(timesteps)):
        noise = None if noises is None else noises[i]
        x = ddim_step(x, model(x, steps[i]), steps[i], steps[i + 1], alphas_cumprod, eta, noise)
    return x
