import numpy as np
from gradus import Scatter
from reference import ddim_sample, ddim_timesteps


def figures():
    alphas_cumprod = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))
    start = np.random.default_rng(7).normal(size=40)

    def exact(x, t):
        """The noise in x where the clean sample is -1 or 1."""
        root, variance = np.sqrt(alphas_cumprod[t]), 1 - alphas_cumprod[t]
        return (x - root * np.tanh(root * x / variance)) / np.sqrt(variance)

    clouds = {}
    for leaps in (1, 2, 4, 8, 50):
        ends = ddim_sample(exact, start, ddim_timesteps(1000, leaps, "trailing"), alphas_cumprod)
        clouds[f"{leaps} leaps"] = (start, ends)
    return {"leaps": Scatter(clouds, x_label="start", y_label="sample")}
