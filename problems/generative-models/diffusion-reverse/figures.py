import numpy as np
from gradus import Lines
from reference import p_mean_variance, p_sample


def figures():
    betas = np.linspace(1e-4, 0.02, 1000)
    t = np.unique(np.geomspace(1, 999, 80).astype(int))
    zero = np.zeros(t.size)
    deviations = {
        "fixed_large": np.sqrt(p_mean_variance(zero, zero, t, betas, "fixed_large")[1]),
        "fixed_small": np.sqrt(p_mean_variance(zero, zero, t, betas, "fixed_small")[1]),
    }
    variances = Lines(t, deviations, x_label="step t", y_label="standard deviation", x_scale="log", y_scale="log")

    rng = np.random.default_rng(5)
    betas = np.linspace(0.001, 0.2, 60)
    products = np.cumprod(1 - betas)
    path = [rng.normal(size=40)]
    for step in reversed(range(60)):
        root, spread = np.sqrt(products[step]), np.sqrt(1 - products[step])
        clean = np.tanh(root * path[-1] / spread**2)  # the mean of x0 given x_t where x0 is -1 or 1
        eps = (path[-1] - root * clean) / spread
        path.append(p_sample(path[-1], eps, np.full(40, step), betas, rng.normal(size=40)))
    curves = {f"sample {i + 1}": np.array(path)[:, i] for i in range(6)}
    return {"variances": variances, "paths": Lines(np.arange(61), curves, x_label="steps done", y_label="x")}
