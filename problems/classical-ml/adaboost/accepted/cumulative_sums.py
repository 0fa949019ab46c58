# style: one sort a feature and cumulative sums of w * y; weights of the mistakes alone are raised
import numpy as np


def fit_stump(X, y, w):
    best = None
    for j, column in enumerate(np.array(X, dtype=float).T):
        order = np.argsort(column, kind="stable")
        x, pull = column[order], (w * y)[order]
        total = pull.sum()
        below = np.concatenate([[0.0], np.cumsum(pull)[:-1]])  # sum of w y up to each threshold
        edge = total - 2 * below  # how much the sign 1 is right more than wrong
        places = np.concatenate([[0], np.flatnonzero(x[1:] > x[:-1]) + 1])
        for k in places:
            threshold = -np.inf if k == 0 else x[k - 1] + (x[k] - x[k - 1]) / 2
            for sign in (1, -1):
                error = (1 - sign * edge[k]) / 2
                if best is None or error < best[3] - 1e-12:
                    best = (j, threshold, sign, max(error, 0.0))
    return best


class AdaBoostClassifier:
    def __init__(self, n_estimators=50):
        self.rounds = n_estimators

    def fit(self, X, y):
        w = np.ones(len(X)) / len(X)
        self.stumps_, self.alphas_, self.weights_ = [], [], [w]
        while len(self.stumps_) < self.rounds:
            j, threshold, sign, error = fit_stump(X, y, w)
            if 0.5 - error <= 1e-12:
                return
            wrong = np.where(X[:, j] > threshold, sign, -sign) * y < 0
            self.stumps_.append([j, threshold, sign])
            if error <= 1e-12:
                self.alphas_.append(1.0)
                self.weights_.append(w)
                return
            self.alphas_.append(np.arctanh(1 - 2 * error))
            w = np.where(wrong, w / (2 * error), w / (2 * (1 - error)))
            w = w / w.sum()
            self.weights_.append(w)

    def decision_function(self, X):
        votes = [a * np.where(X[:, j] > t, s, -s) for a, (j, t, s) in zip(self.alphas_, self.stumps_)]
        return np.sum(votes, axis=0) if votes else np.zeros(len(X))

    def predict(self, X):
        return [1 if score >= 0 else -1 for score in self.decision_function(X)]
