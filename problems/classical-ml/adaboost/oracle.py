"""scikit-learn's AdaBoostClassifier on stumps of its own interface; the stumps from all patterns of answers."""

REQUIRES = ["sklearn"]


def fit_stump(X, y, w):
    import numpy as np

    X, y, w = np.array(X, dtype=float), np.array(y, dtype=float), np.array(w)
    found = []
    for j in range(X.shape[1]):
        ranks = np.unique(X[:, j], return_inverse=True)[1]
        values = np.unique(X[:, j])
        for cut in range(len(values)):  # ranks of at least cut are above the threshold
            threshold = (values[cut - 1] + values[cut]) / 2 if cut else -np.inf
            agreement = w @ (y * np.where(ranks >= cut, 1.0, -1.0))
            found += [((1 - agreement) / 2, j, threshold, 1), ((1 + agreement) / 2, j, threshold, -1)]
    least = min(found)[0]
    error, j, threshold, sign = min(found, key=lambda each: (each[0] > least + 1e-12, each[1], each[2], -each[3]))
    return j, threshold, sign, max(error, 0.0)


def AdaBoostClassifier(X, y, X_new, n_estimators=50, first=None):
    import numpy as np
    from sklearn.base import BaseEstimator, ClassifierMixin
    from sklearn.ensemble import AdaBoostClassifier as Theirs

    seen = []

    class Stump(ClassifierMixin, BaseEstimator):
        def fit(self, X, y, sample_weight):
            seen.append(sample_weight.copy())
            self.classes_, self.stump_ = np.array([-1, 1]), fit_stump(X, y, sample_weight)
            self.useless_ = self.stump_[3] >= 0.5 - 1e-12
            self.training_ = y
            return self

        def predict(self, X):
            j, threshold, sign, _ = self.stump_
            if self.useless_ and len(X) == len(self.training_):
                return -self.training_  # half of the weight but for rounding: worse, so that it ends here
            return np.where(X[:, j] > threshold, sign, -sign)

    X, y, X_new = np.array(X, dtype=float), np.array(y, dtype=int), np.array(X_new, dtype=float)
    if len(set(y.tolist())) == 1 or fit_stump(X, y, np.full(len(y), 1 / len(y)))[3] > 0.5 - 1e-12:
        return NotImplemented  # scikit-learn refuses both
    model = Theirs(Stump(), n_estimators=n_estimators + 1).fit(X, y)  # one more: the weights after the last round
    kept = model.estimators_[:n_estimators]
    perfect = kept[-1].stump_[3] <= 1e-12
    alphas = np.array([1.0]) if perfect else model.estimator_weights_[: len(kept)] / 2
    weights = np.array([seen[0], seen[0]] if perfect else seen[: len(kept) + 1])
    answers = [np.where(X_new[:, e.stump_[0]] > e.stump_[1], e.stump_[2], -e.stump_[2]) for e in kept]
    scores = alphas @ np.array(answers)
    return [e.stump_[:3] for e in kept], alphas, weights, scores, np.where(scores >= 0, 1, -1)
