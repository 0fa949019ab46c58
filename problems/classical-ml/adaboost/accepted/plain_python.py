# style: plain Python floats and lists, logarithms of weights
from math import exp, fsum, inf, log


def fit_stump(X, y, w):
    rows, labels, weights = [[float(v) for v in row] for row in X], [float(v) for v in y], [float(v) for v in w]
    stumps = []
    for j in range(len(rows[0])):
        values = sorted({row[j] for row in rows})
        for threshold in [-inf] + [0.5 * (a + b) for a, b in zip(values, values[1:])]:
            right = [(row[j] > threshold) == (label > 0) for row, label in zip(rows, labels)]
            miss = fsum(weight for weight, ok in zip(weights, right) if not ok)
            hit = fsum(weight for weight, ok in zip(weights, right) if ok)
            stumps += [(j, threshold, 1, miss), (j, threshold, -1, hit)]
    least = min(stump[3] for stump in stumps)
    return [stump for stump in stumps if stump[3] - least <= 1e-12][0]


def answer(row, stump):
    j, threshold, sign = stump
    return sign if row[j] > threshold else -sign


class AdaBoostClassifier:
    def __init__(self, n_estimators=50):
        self.n = n_estimators

    def fit(self, X, y):
        logs = [0.0] * len(y)  # of the weights, but for a constant
        self.stumps_, self.alphas_, self.weights_ = [], [], [self.normalised(logs)]
        for _ in range(self.n):
            *stump, error = fit_stump(X, y, self.weights_[-1])
            if error >= 0.5 - 1e-12:
                break
            alpha = 1.0 if error <= 1e-12 else (log(1 - error) - log(error)) / 2
            logs = [value - alpha * float(label) * answer(row, stump) for value, row, label in zip(logs, X, y)]
            self.stumps_.append(tuple(stump))
            self.alphas_.append(alpha)
            self.weights_.append(self.normalised(logs))
            if error <= 1e-12:
                break

    @staticmethod
    def normalised(logs):
        top = max(logs)
        weights = [exp(value - top) for value in logs]
        return [weight / fsum(weights) for weight in weights]

    def decision_function(self, X):
        return [fsum(a * answer(row, stump) for a, stump in zip(self.alphas_, self.stumps_)) for row in X]

    def predict(self, X):
        return [1 if score >= 0 else -1 for score in self.decision_function(X)]
