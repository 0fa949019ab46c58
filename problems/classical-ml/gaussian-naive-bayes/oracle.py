"""scikit-learn's GaussianNB; its log-probabilities from parameters that are set by hand."""

REQUIRES = ["sklearn"]
TOLERANCE = {"rtol": 1e-8, "atol": 1e-8}


def fit(X, y, var_smoothing=1e-9):
    import numpy as np
    from sklearn.naive_bayes import GaussianNB

    X = np.asarray(X, dtype=float)
    model = GaussianNB(var_smoothing=var_smoothing).fit(X, y)
    return model.classes_, model.class_prior_, model.theta_, model.var_


def predict_log_proba(X, priors, means, variances):
    import numpy as np
    from sklearn.naive_bayes import GaussianNB

    model = GaussianNB().fit(np.asarray(means, dtype=float), np.arange(len(priors)))
    model.class_prior_ = np.asarray(priors, dtype=float)
    model.theta_, model.var_ = np.asarray(means, dtype=float), np.asarray(variances, dtype=float)
    return model.predict_log_proba(np.asarray(X, dtype=float))
