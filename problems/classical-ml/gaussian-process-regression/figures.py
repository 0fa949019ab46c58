import numpy as np
from gradus import Grid, Lines, Regions
from reference import factor, gp_log_marginal_likelihood, gp_posterior

NOISE = 0.04


def data():
    rng = np.random.default_rng(6)
    x = np.sort(np.concatenate([rng.uniform(-4.0, -0.5, size=8), rng.uniform(2.0, 4.0, size=5)]))
    return x[:, None], np.sin(1.3 * x) + 0.4 * x + np.sqrt(NOISE) * rng.normal(size=len(x))


def band(length_scale):
    X, y = data()
    x, heights = np.linspace(-5.0, 6.0, 110), np.linspace(-4.0, 4.0, 80)
    mean, covariance = gp_posterior(X, y, x[:, None], length_scale, 2.0, NOISE)
    std = np.sqrt(np.diag(covariance))
    cells = np.where(np.abs(heights[:, None] - mean) <= 2 * std, 0, -1)
    log_likelihood = gp_log_marginal_likelihood(X, y, length_scale, 2.0, NOISE)
    return Regions(
        (-5.0, 6.0),
        (-4.0, 4.0),
        cells,
        ["two standard deviations of f"],
        points={"samples": np.column_stack([X[:, 0], y])},
        lines={"mean": np.column_stack([x, mean])},
        title=f"length scale {length_scale:g}, log likelihood {log_likelihood:.1f}",
        x_label="x",
        y_label="f",
    )


def terms():
    X, y = data()
    scales = np.logspace(-1.0, 1.0, 61)
    fit, size, total = [], [], []
    for scale in scales:
        L = factor(X, scale, 2.0, NOISE)
        u = np.linalg.solve(L, y)
        fit.append(-0.5 * u @ u)
        size.append(-np.log(np.diag(L)).sum())
        total.append(gp_log_marginal_likelihood(X, y, scale, 2.0, NOISE))
    curves = {"log likelihood": total, "fit: -y A^-1 y / 2": fit, "complexity: -log det A / 2": size}
    dashed = ["fit: -y A^-1 y / 2", "complexity: -log det A / 2"]
    shown = {name: np.where(np.array(each) > -60, each, np.nan) for name, each in curves.items()}
    return Lines(scales, shown, dashed=dashed, x_label="length scale", x_scale="log")


def figures():
    return {"posterior": Grid([band(0.25), band(1.2), band(6.0)], columns=3), "likelihood": terms()}
