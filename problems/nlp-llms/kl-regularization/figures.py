import numpy as np
from gradus import Grid, Lines
from reference import estimator_moments, estimators

NAMES = ["k1", "k2", "k3"]


def figures():
    log_ratios = np.linspace(-2.0, 2.5, 91)
    curves = dict(zip(NAMES, estimators(log_ratios)))
    shapes = Lines(log_ratios, curves, x_label="log ratio l", y_label="estimate")
    ref = np.array([1.0, 0.2, -0.5, 0.8, -1.0, 0.0, 0.4, -0.2])
    away = np.array([-1.0, 0.5, 1.0, -0.7, 1.2, 0.1, -0.4, 0.9])
    steps = np.linspace(0.0, 1.6, 41)
    moments = [estimator_moments(ref + s * away, ref) for s in steps]
    means = {name: [m[0][j] for m in moments] for j, name in enumerate(NAMES)}
    stds = {name: [m[1][j] for m in moments] for j, name in enumerate(NAMES)}
    axes = {"x_label": "distance of the logits"}
    both = Grid(
        [
            Lines(steps, means, dashed=["k3"], y_label="expectation", **axes),
            Lines(steps, stds, y_label="standard deviation", **axes),
        ]
    )
    return {"estimators": shapes, "moments": both}
