import numpy as np
from gradus import Grid, Lines, Steps
from reference import mixed_precision_sgd

HALF, SINGLE = np.float16, np.float32


def master():
    """One weight and a bias that go from 1.5 and 0 to a sum of 0.5, in steps of less than 4e-4."""
    lr, steps = 2e-4, np.arange(0, 4001, 50)
    data = np.array([[1.0]]), np.array([0.5]), np.array([1.5], dtype=SINGLE), 0.0
    single = [mixed_precision_sgd(*data, int(t), lr=lr, init_scale=128.0)[0][0] for t in steps]
    w, b, half = HALF(1.5), HALF(0.0), []
    for t in range(steps[-1] + 1):
        if t % 50 == 0:
            half.append(w)
        step = HALF(lr) * HALF(2) * (w + b - HALF(0.5))
        w, b = w - step, b - step
    curves = {"float32 master weight": single, "float16 weight": half}
    return Lines(steps, curves, x_label="step", y_label="weight")


def run():
    """The scale and the loss of a run that begins with the default scale."""
    rng = np.random.default_rng(3)
    X = rng.normal(size=(12, 2))
    y = X @ np.array([3.0, -2.0]) + 1.0
    scales, losses = [], []
    for t in range(1, 121):
        w, b, scales, _ = mixed_precision_sgd(X, y, np.zeros(2, SINGLE), 0.0, t, lr=0.05, growth_interval=8)
        losses.append(np.mean((X @ w + b - y) ** 2))
    steps = np.arange(120)
    return Grid(
        [
            Steps(steps, {"scale": scales}, x_label="step", y_label="scale", y_scale="log"),
            Lines(steps, {"loss": losses}, x_label="step", y_label="loss", y_scale="log"),
        ],
        columns=2,
    )


def figures():
    return {"master": master(), "run": run()}
