import numpy as np


def least_squares_fit(X, y):
    # mutant-ok: drop statement: what is subtracted below is float64, so integers of any width are converted there
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,) mutant-ok: drop statement: as for X
    x_mean, y_mean = X.mean(axis=0), y.mean()  # at the best intercept the residuals have mean zero
    A = X - x_mean
    # mutant-ok: axis=0->None: beside other columns what rounding leaves of a constant one is cut by rcond
    # mutant-ok: 0.0->1.0: the centred targets have no part along a column of ones
    A[:, (X == X[0]).all(axis=0)] = 0.0  # the mean of equal numbers may be rounded
    w = np.linalg.lstsq(A, y - y_mean, rcond=1e-12)[0]  # by an SVD: the shortest of all solutions
    # mutant-ok: transpose right of @: w has one axis; mutant-ok: swap sides of @: both have one axis
    return w, float(y_mean - x_mean @ w)


def gradient_descent_fit(X, y, lr, n_steps):
    # mutant-ok: drop statement: w and r are float64, so integers of any width are converted in the products
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,) mutant-ok: drop statement: as for X
    w, b = np.zeros(X.shape[1]), 0.0  # mutant-ok: 1->-1: X has two axes
    losses = []
    for step in range(n_steps + 1):
        r = y - X @ w - b  # (n,) mutant-ok: transpose right of @: w has one axis
        losses.append((r**2).mean() / 2)
        if step < n_steps:
            # mutant-ok: transpose right of @: r has one axis
            w = w + lr * X.T @ r / len(y)  # minus the gradient: -X^T r / n
            b = b + lr * r.mean()
    return w, float(b), np.array(losses)
