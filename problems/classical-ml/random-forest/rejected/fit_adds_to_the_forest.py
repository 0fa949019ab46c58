# verdict: wrong_answer
# entry: RandomForestClassifier
# group: edge
# lesson: A second fit adds its trees to those of the first. It begins anew.
import numpy as np


def draw_bootstrap(n_samples, n_trees, rng):
    return rng.integers(n_samples, size=(n_trees, n_samples))


class RandomForestClassifier:
    def __init__(self, grow_tree):
        self.grow_tree, self.trees = grow_tree, []

    def fit(self, X, y, bootstrap, features):
        self.classes_ = np.unique(y)  # (K,), rising
        self.trees += [
            (columns, self.grow_tree(X[rows][:, columns], y[rows])) for rows, columns in zip(bootstrap, features)
        ]
        unseen = np.array([~np.isin(np.arange(len(X)), rows) for rows in bootstrap])  # (T, n)
        self.oob_votes_ = np.sum(self.ballots(X, len(bootstrap)) & unseen[..., None], axis=0)  # (n, K)
        voted = self.oob_votes_.any(axis=1)  # (n,)
        right = self.winners(self.oob_votes_) == y  # (n,)
        self.oob_score_ = right[voted].mean() if voted.any() else np.nan
        return self

    def ballots(self, X, last=0):
        """Who votes for what: booleans of shape (T, m, K)."""
        trees = self.trees[-last:]
        labels = np.array([predict(X[:, columns]) for columns, predict in trees])  # (T, m)
        return labels[..., None] == self.classes_

    def winners(self, votes):
        return self.classes_[votes.argmax(axis=1)]  # the first of the largest: the smallest label

    def votes(self, X):
        return self.ballots(X).sum(axis=0)  # (m, K)

    def predict(self, X):
        return self.winners(self.votes(X))
