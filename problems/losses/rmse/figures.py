import numpy as np
from gradus import Lines
from reference import rmse_grad

N = 16


def figures():
    sizes = np.logspace(-3, 1, 41)
    rng = np.random.default_rng(1)
    errors = rng.normal(size=N)
    root = [np.linalg.norm(rmse_grad(size * errors, np.zeros(N))) for size in sizes]
    square = [np.linalg.norm(2 * size * errors / N) for size in sizes]
    curves = {"RMSE": root, "MSE": square}
    labels = {"x_label": "scale of the errors", "y_label": "length of the gradient"}
    return {"lengths": Lines(sizes, curves, x_scale="log", y_scale="log", **labels)}
