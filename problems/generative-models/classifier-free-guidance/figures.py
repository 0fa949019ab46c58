import numpy as np
from gradus import Lines
from reference import guidance_sweep


def figures():
    start = np.random.default_rng(11).normal(size=400)
    alphas_cumprod = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))[19::20]
    scales = np.linspace(0, 8, 17)
    mixture = {"weights": np.array([0.5, 0.5]), "means": np.array([-1.0, 1.0]), "stds": np.array([0.5, 0.5])}
    means, spreads = guidance_sweep(start, scales, 1, alphas_cumprod, **mixture)
    return {"sweep": Lines(scales, {"mean": means, "spread": spreads}, x_label="guidance scale", y_label="samples")}
