"""sklearn.linear_model.ElasticNet far below its usual tolerance; its Ridge where the ratio is 0."""

REQUIRES = ["sklearn"]


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    import warnings

    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import ElasticNet, Ridge

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    if l1_ratio == 0:
        model = Ridge(alpha=len(y) * alpha, fit_intercept=fit_intercept, solver="svd").fit(X, y)
        return model.coef_, float(np.ravel(model.intercept_)[0]) if fit_intercept else 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it asks for a duality gap that rounding does not allow
        model = ElasticNet(alpha=alpha, l1_ratio=l1_ratio, fit_intercept=fit_intercept, tol=1e-18, max_iter=20_000)
        model.fit(X, y)
    return model.coef_, float(np.ravel(model.intercept_)[0]) if fit_intercept else 0.0
