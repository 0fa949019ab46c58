import numpy as np
from gradus import Lines, Steps
from reference import ks_statistic, monitor


def figures():
    rng = np.random.default_rng(81)
    old = rng.beta(2, 5, size=400)
    drift = np.interp(np.arange(4000), [0, 1000, 1800, 2600, 3400, 4000], [0.0, 0.0, 0.13, 0.13, 0.0, 0.0])
    ks, _, alert = monitor(old, rng.beta(2, 5, size=4000) + drift, 100, 50, 0.3, 0.2)
    ends = np.arange(ks.size) * 50 + 100
    curves = {"KS": ks, "raise_at": np.full(ks.size, 0.3), "clear_at": np.full(ks.size, 0.2), "alert": 0.5 * alert}
    new = rng.beta(2, 5, size=100) + 0.13
    x = np.linspace(0.0, 1.0, 201)
    shares = {name: [(sample <= at).mean() for at in x] for name, sample in (("reference", old), ("window", new))}
    return {
        "alarm": Steps(ends, curves, dashed=["raise_at", "clear_at"], x_label="predictions", y_label="statistic"),
        "distributions": Lines(
            x, shares, x_label="score", y_label="share at most", title=f"D = {ks_statistic(old, new):.2f}"
        ),
    }
