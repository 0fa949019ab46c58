"""sklearn.linear_model.LogisticRegression; its objective from scipy.special.log_expit."""

REQUIRES = ["sklearn", "scipy"]
TOLERANCE = {"rtol": 1e-5, "atol": 1e-6}


def logistic_fit(X, y, lam):
    import numpy as np
    from scipy.special import log_expit
    from sklearn.linear_model import LogisticRegression

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.int64)
    model = LogisticRegression(C=1 / (len(y) * lam), solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(X, y)
    w, b = model.coef_[0], float(model.intercept_[0])
    return w, b, float(-log_expit((2 * y - 1) * (X @ w + b)).mean() + lam / 2 * w @ w)
