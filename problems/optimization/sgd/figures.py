import numpy as np
from gradus import Lines
from reference import sgd_linear_regression


def figures():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(40, 2))
    y = X @ np.array([1.5, -2.0]) + 0.5 + 0.3 * rng.normal(size=40)
    curves = {}
    for lr in (0.005, 0.05, 0.4):
        losses = []
        for epochs in range(13):
            weights, bias = sgd_linear_regression(X, y, np.zeros(2), 0.0, epochs, lr)[:2]
            losses.append(np.mean((X @ weights + bias - y) ** 2))
        curves[f"learning rate {lr:g}"] = losses
    return {"losses": Lines(np.arange(13), curves, x_label="epoch", y_label="mean squared error", y_scale="log")}
