import numpy as np


def draw_bootstrap(n_samples, n_trees, rng):
    return rng.integers(n_samples, size=(n_trees, n_samples))


class RandomForestClassifier:
    def __init__(self, grow_tree):
        self.grow_tree = grow_tree

    def fit(self, X, y, bootstrap, features):
        self.classes_ = np.unique(y)  # (K,), rising
        self.trees = [
            (columns, self.grow_tree(X[rows][:, columns], y[rows])) for rows, columns in zip(bootstrap, features)
        ]
        unseen = np.array([~np.isin(np.arange(len(X)), rows) for rows in bootstrap])  # (T, n)
        self.oob_votes_ = np.sum(self.ballots(X) & unseen[..., None], axis=0)  # (n, K)
        # mutant-ok: axis=1->-1: there are two axes
        voted = self.oob_votes_.any(axis=1)  # (n,)
        right = self.winners(self.oob_votes_) == y  # (n,)
        # mutant-ok: if->True: the mean of nothing is NaN, too, but with a warning
        self.oob_score_ = right[voted].mean() if voted.any() else np.nan
        return self

    def ballots(self, X):
        """Who votes for what: booleans of shape (T, m, K)."""
        labels = np.array([predict(X[:, columns]) for columns, predict in self.trees])  # (T, m)
        return labels[..., None] == self.classes_

    def winners(self, votes):
        # mutant-ok: axis=1->-1: there are two axes
        return self.classes_[votes.argmax(axis=1)]  # the first of the largest: the smallest label

    def votes(self, X):
        return self.ballots(X).sum(axis=0)  # (m, K)

    def predict(self, X):
        return self.winners(self.votes(X))
