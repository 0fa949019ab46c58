import numpy as np


def sgd_linear_regression(
    X: np.ndarray,
    y: np.ndarray,
    weights: np.ndarray,
    bias: float,
    epochs: list[list[list[int]]],
    lr: float = 0.01,
) -> tuple[np.ndarray, np.ndarray]:
    """Train a linear model by mini-batch SGD on the mean squared error.

    Args:
        X: features, shape (n, d).
        y: targets, shape (n,).
        weights: weights at the start, shape (d,).
        bias: bias at the start.
        epochs: for each epoch its batches in order, each a list of row indices of X.
        lr: learning rate.

    Returns:
        weight_history, shape (len(epochs), d), and bias_history, shape (len(epochs),): the parameters after each epoch.
    """
    raise NotImplementedError
