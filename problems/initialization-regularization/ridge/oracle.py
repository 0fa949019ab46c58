"""sklearn.linear_model.Ridge with its SVD solver."""

REQUIRES = ["sklearn"]


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    import numpy as np
    from sklearn.linear_model import Ridge

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    model = Ridge(alpha=alpha, fit_intercept=fit_intercept, solver="svd").fit(X, y)
    return model.coef_, float(model.intercept_)
