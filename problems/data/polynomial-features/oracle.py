"""PolynomialFeatures of scikit-learn: its powers_ and its transform."""

REQUIRES = ["sklearn"]


def _fitted(X, degree, interaction_only, include_bias):
    from sklearn.preprocessing import PolynomialFeatures

    return PolynomialFeatures(degree, interaction_only=interaction_only, include_bias=include_bias).fit(X)


def polynomial_powers(d, degree=2, interaction_only=False, include_bias=True):
    import numpy as np

    return _fitted(np.zeros((1, d)), degree, interaction_only, include_bias).powers_


def polynomial_features(X, degree=2, interaction_only=False, include_bias=True):
    import numpy as np

    X = np.array(X, dtype=np.float64)
    if len(X) == 0:
        return NotImplemented  # scikit-learn wants a row
    return _fitted(X, degree, interaction_only, include_bias).transform(X)
