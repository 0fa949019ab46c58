import numpy as np
from gradus import Grid, Lines
from reference import measured_variances, predicted_variances

WIDTH, DEPTH, SAMPLES = 100, 30, 50


def flow(activation, variances, **axes):
    rng = np.random.default_rng(3)
    x, upstream = rng.normal(size=(2, SAMPLES, WIDTH))
    base = [rng.normal(size=(WIDTH, WIDTH)) / np.sqrt(WIDTH) for _ in range(DEPTH)]
    curves = ({}, {})
    for name, variance in variances.items():
        std = np.sqrt(variance)
        measured = measured_variances(x, [std * w for w in base], activation, upstream)
        stds = [std / np.sqrt(WIDTH)] * DEPTH
        predicted = predicted_variances(x, [WIDTH] * (DEPTH + 1), stds, activation, upstream)
        for each, found, expected in zip(curves, measured, predicted):
            each |= {name: found, f"{name}, predicted": expected}
    layers = np.arange(1, DEPTH + 1)
    parts = [
        Lines(layers, each, dashed=[n for n in each if "," in n], title=title, x_label="layer", y_scale="log", **axes)
        for each, title in zip(curves, ("activations", "gradients"))
    ]
    return Grid(parts, columns=2)


def figures():
    return {
        "relu": flow("relu", {"He": 2.0, "half of it": 1.0, "a fifth more": 2.4}, y_label="variance"),
        "tanh": flow("tanh", {"Xavier": 1.0, "three times its std": 9.0}, y_label="variance"),
    }
