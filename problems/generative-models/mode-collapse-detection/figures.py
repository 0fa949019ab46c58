import numpy as np
from gradus import Bars, Grid, Scatter
from reference import mode_report


def figures():
    rng = np.random.default_rng(138)
    angles = 2 * np.pi * np.arange(8) / 8
    centers = 4 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    weights = np.full(8, 1 / 8)
    plots, shares = [], {}
    for name, modes in (("all modes", np.arange(8)), ("three modes", np.array([0, 1, 5]))):
        chosen = rng.choice(modes, size=240)
        samples = centers[chosen] + 0.3 * rng.normal(size=(240, 2))
        covered, _, kl = mode_report(samples, centers, 0.3, weights, 5)
        title = f"{len(covered)} of 8 covered, KL {kl:.2f}"
        plots.append(Scatter({"samples": samples, "centers": centers}, title=title))
        shares[name] = np.bincount(chosen, minlength=8) / 240
    return {
        "rings": Grid(plots, columns=2),
        "shares": Bars(range(8), shares, x_label="mode", y_label="share of the samples"),
    }
