"""sklearn.linear_model.Lasso far below its usual tolerance; soft thresholding as bounded least squares."""

REQUIRES = ["scipy", "sklearn"]


def soft_threshold(z, gamma):
    import numpy as np
    from scipy.optimize import lsq_linear

    def nearest(value):
        """The best u as a difference of two numbers that are not negative: a bounded least-squares problem."""
        shifted = np.array([value - gamma, -value - gamma])
        found = lsq_linear(np.eye(2), shifted, bounds=(0.0, np.inf), method="bvls").x
        return found[0] - found[1]

    z = np.asarray(z, dtype=np.float64)
    return np.array([nearest(value) for value in z.ravel()]).reshape(z.shape)


def lasso_fit(X, y, alpha=1.0, fit_intercept=True, tol=1e-8):
    import warnings

    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import Lasso

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it asks for a duality gap that rounding does not allow
        model = Lasso(alpha=alpha, fit_intercept=fit_intercept, tol=1e-18, max_iter=20_000).fit(X, y)
    return model.coef_, float(np.ravel(model.intercept_)[0]) if fit_intercept else 0.0
