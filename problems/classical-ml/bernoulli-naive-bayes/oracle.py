"""scikit-learn's BernoulliNB; its log-probabilities from parameters that are set by hand."""

REQUIRES = ["sklearn"]


def fit(X, y, alpha=1.0):
    import numpy as np
    from sklearn.naive_bayes import BernoulliNB

    model = BernoulliNB(alpha=alpha).fit(np.asarray(X, dtype=float), y)
    return model.classes_, np.exp(model.class_log_prior_), np.exp(model.feature_log_prob_)


def predict_log_proba(X, priors, theta):
    import numpy as np
    from sklearn.naive_bayes import BernoulliNB

    model = BernoulliNB().fit(np.ones(np.shape(theta)), np.arange(len(priors)))
    model.class_log_prior_, model.feature_log_prob_ = np.log(priors), np.log(theta)
    return model.predict_log_proba(np.asarray(X, dtype=float))
