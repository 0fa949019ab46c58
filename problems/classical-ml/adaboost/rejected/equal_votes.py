# verdict: wrong_answer
# entry: AdaBoostClassifier
# group: example, edge
# lesson: Your stumps have one vote each. Weight their answers by alpha.
import numpy as np


def fit_stump(X, y, w):
    X = np.asarray(X, dtype=np.float64)
    found = []
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])  # rising
        for threshold in (-np.inf, *(values[1:] + values[:-1]) / 2):
            for sign in (1, -1):
                error = w[answers(X, j, threshold, sign) != y].sum()
                found.append((j, threshold, sign, error))
    smallest = min(error for *_, error in found)
    return next(stump for stump in found if stump[3] <= smallest + 1e-12)


def answers(X, feature, threshold, sign):
    return np.where(X[:, feature] > threshold, sign, -sign)  # (n,)


class AdaBoostClassifier:
    def __init__(self, n_estimators=50):
        self.n_estimators = n_estimators

    def fit(self, X, y):
        self.stumps_, alphas, weights = [], [], [np.full(len(y), 1 / len(y))]
        for _ in range(self.n_estimators):
            w = weights[-1]
            *stump, error = fit_stump(X, y, w)
            if error >= 0.5 - 1e-12:  # useless
                break
            perfect = error <= 1e-12
            alpha = 1.0 if perfect else 0.5 * np.log((1 - error) / error)
            w = w * np.exp(-alpha * y * answers(X, *stump))  # a perfect stump changes all weights alike
            self.stumps_.append(tuple(stump))
            alphas.append(alpha)
            weights.append(w / w.sum())
            if perfect:
                break
        self.alphas_, self.weights_ = np.array(alphas), np.array(weights)  # (T,), (T + 1, n)
        return self

    def decision_function(self, X):
        scores = np.zeros(len(X))
        for alpha, stump in zip(self.alphas_, self.stumps_):
            scores += answers(X, *stump)
        return scores

    def predict(self, X):
        return np.where(self.decision_function(X) >= 0, 1, -1)
