import numpy as np
from gradus import Lines
from reference import sgd_linear_regression


def figures():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(40, 2))
    y = X @ np.array([1.5, -2.0]) + 0.5 + 0.8 * rng.normal(size=40)
    curves = {}
    for size in (1, 8, 40):
        epochs = [np.split(rng.permutation(40), 40 // size) for _ in range(20)]
        weights, biases = sgd_linear_regression(X, y, np.zeros(2), 0.0, epochs, 0.05)
        residuals = X @ weights.T + biases - y[:, None]  # (n, epochs)
        curves[f"batches of {size}"] = (residuals**2).mean(axis=0)
    return {"losses": Lines(np.arange(1, 21), curves, x_label="epoch", y_label="mean squared error", y_scale="log")}
