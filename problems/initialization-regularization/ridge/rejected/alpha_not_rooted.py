# verdict: wrong_answer
# entry: ridge_fit
# group: example
# lesson: Your penalty is multiplied by the square of alpha, not by alpha. In rows below X stands its root, because
# least squares squares what it is given.
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0
    if fit_intercept:
        x_mean, y_mean = X.mean(axis=0), y.mean()
    rows = np.vstack([X - x_mean, alpha * np.eye(X.shape[1])])  # (n + d, d)
    w = np.linalg.lstsq(rows, np.append(y - y_mean, np.zeros(X.shape[1])), rcond=None)[0]
    return w, float(y_mean - x_mean @ w)
