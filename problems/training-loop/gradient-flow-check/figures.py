import numpy as np
from gradus import Lines
from reference import gradient_flow


def run(lr, steps=150):
    """The ratio of the first layer in each step of a small network under plain gradient descent."""
    rng = np.random.default_rng(6)
    X = rng.normal(size=(64, 5))
    y = np.sin(X @ rng.normal(size=5))
    W, v = rng.normal(size=(5, 16)) / np.sqrt(5), rng.normal(size=16) / 4
    ratios = []
    for _ in range(steps):
        hidden = np.tanh(X @ W)
        error = 2 * (hidden @ v - y) / len(X)
        grad_W = X.T @ (error[:, None] * v * (1 - hidden**2))
        step = W - lr * grad_W
        _, ratio = gradient_flow({"W": {"before": W, "after": step, "grad": grad_W, "requires_grad": True}})
        ratios.append(ratio["W"])
        W, v = step, v - lr * hidden.T @ error
    return ratios


def figures():
    steps = np.arange(1, 151)
    curves = {f"lr = {lr:g}": run(lr) for lr in (0.0001, 0.01, 0.3)}
    curves["1e-3"] = np.full(150, 1e-3)
    return {"ratios": Lines(steps, curves, dashed=["1e-3"], x_label="step", y_label="ratio", y_scale="log")}
