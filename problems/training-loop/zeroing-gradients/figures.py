import numpy as np
from gradus import Lines
from reference import Parameter, train

STEPS = 60


def losses(zero):
    """The loss along one run of full-batch training."""
    X = np.array([[1.0, 0.2], [-0.4, 1.1], [0.7, -0.9]])
    y = X @ np.array([1.0, -2.0])
    weights = train(Parameter(np.zeros(2)), [(X, y)] * STEPS, lr=0.05, zero=zero)
    return [np.mean((X @ w - y) ** 2) for w in weights]


def figures():
    curves = {"cleared before": losses("before"), "never cleared": losses("never")}
    labels = {"x_label": "step", "y_label": "loss"}
    return {"losses": Lines(np.arange(STEPS + 1), curves, dashed=["never cleared"], **labels)}
