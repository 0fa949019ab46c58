import numpy as np
from gradus import Lines
from reference import lasso_fit, soft_threshold


def data():
    rng = np.random.default_rng(8)
    X = rng.normal(size=(60, 6))
    X[:, 1] = 0.8 * X[:, 0] + 0.6 * X[:, 1]
    y = X @ np.array([2.0, 0.0, -1.5, 0.0, 0.7, 0.0]) + 0.8 * rng.normal(size=60)
    return X, y


def ridge(X, y, alpha):
    X, y = X - X.mean(axis=0), y - y.mean()
    return np.linalg.solve(X.T @ X / len(y) + alpha * np.eye(X.shape[1]), X.T @ y / len(y))


def figures():
    z = np.linspace(-3.0, 3.0, 121)
    shrinking = {"soft threshold": soft_threshold(z, 1.0), "ridge": z / 2, "hard threshold": z * (np.abs(z) > 1.0)}
    X, y = data()
    alphas = np.logspace(-2, 0.6, 53)
    weights = np.array([lasso_fit(X, y, alpha)[0] for alpha in alphas])
    truth = (2, 0, -1.5, 0, 0.7, 0)
    path = {f"x{j} (truth {value:g})": weights[:, j] for j, value in enumerate(truth)}
    return {
        "shrinking": Lines(
            z, shrinking, dashed=["hard threshold"], x_label="least-squares weight", y_label="weight after the penalty"
        ),
        "path": Lines(alphas, path, x_label="alpha", y_label="weight", x_scale="log"),
    }
