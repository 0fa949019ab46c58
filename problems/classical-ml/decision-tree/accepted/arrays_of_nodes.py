# style: arrays of nodes as in scikit-learn, every threshold tried with a mask, all new rows moved down together
import numpy as np


class DecisionTreeClassifier:
    def __init__(self, criterion="gini", max_depth=None, min_samples_split=2):
        if criterion not in {"gini", "entropy"}:
            raise ValueError(criterion)
        self.criterion, self.max_depth, self.min_samples_split = criterion, max_depth, min_samples_split

    def impurity(self, y):
        p = np.bincount(y) / len(y)
        p = p[p > 0]
        return 1 - np.sum(p * p) if self.criterion == "gini" else -np.sum(p * np.log(p))

    def fit(self, X, y):
        self.feature, self.threshold, self.left, self.right, self.value, self.depth = [], [], [], [], [], []
        self.names = sorted(set(y.tolist()))
        self.add(X.astype(float), np.searchsorted(self.names, y), 0)

    def add(self, X, y, depth):
        node = len(self.value)
        self.value.append(self.names[np.bincount(y).argmax()])
        self.depth.append(depth)
        for column in (self.feature, self.threshold, self.left, self.right):
            column.append(-1)
        if len(np.unique(y)) == 1 or depth == self.max_depth or len(y) < self.min_samples_split:
            return node
        best = -1.0
        for j in range(X.shape[1]):
            for low, high in zip(np.unique(X[:, j])[:-1], np.unique(X[:, j])[1:]):
                left = X[:, j] < (low + high) / 2 + (high - low) / 4
                gain = (
                    self.impurity(y) - left.mean() * self.impurity(y[left]) - (~left).mean() * self.impurity(y[~left])
                )
                if gain > best + 1e-12:
                    best, self.feature[node], self.threshold[node], chosen = gain, j, (low + high) / 2, left
        if self.feature[node] >= 0:
            self.left[node] = self.add(X[chosen], y[chosen], depth + 1)
            self.right[node] = self.add(X[~chosen], y[~chosen], depth + 1)
        return node

    def predict(self, X):
        at = np.zeros(len(X), dtype=int)
        feature, threshold = np.array(self.feature), np.array(self.threshold)
        left, right = np.array(self.left), np.array(self.right)
        for _ in range(max(self.depth)):
            inner = feature[at] >= 0
            low = X[np.arange(len(X)), feature[at]] <= threshold[at]
            at = np.where(inner, np.where(low, left[at], right[at]), at)
        return np.array(self.value)[at]

    def get_depth(self):
        return max(self.depth)

    def get_n_leaves(self):
        return self.feature.count(-1)
