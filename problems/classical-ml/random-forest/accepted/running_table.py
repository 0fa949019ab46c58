# style: one table of votes that is added to tree by tree; labels as places; draws by choice, one tree after the other
import numpy as np


def draw_bootstrap(n_samples, n_trees, rng):
    return np.stack([rng.choice(n_samples, size=n_samples) for _ in range(n_trees)]).astype(np.int32)


class RandomForestClassifier:
    def __init__(self, grow_tree):
        self.grow_tree = grow_tree

    def fit(self, X, y, bootstrap, features):
        self.classes_, codes = np.unique(y, return_inverse=True)
        self.features, self.trees = features.copy(), []
        self.oob_votes_ = np.zeros((len(X), len(self.classes_)), dtype=int)
        for rows, columns in zip(bootstrap, features):
            predict = self.grow_tree(np.take(np.take(X, rows, axis=0), columns, axis=1), codes[rows])
            self.trees.append(predict)
            out = np.setdiff1d(np.arange(len(X)), rows)
            if len(out):
                self.oob_votes_[out, predict(X[np.ix_(out, columns)])] += 1
        some = self.oob_votes_.sum(axis=1) > 0
        with np.errstate(invalid="ignore"):
            self.oob_score_ = np.divide(np.sum(self.oob_votes_[some].argmax(1) == codes[some]), some.sum())

    def votes(self, X):
        table = np.zeros((len(X), len(self.classes_)), dtype=int)
        for predict, columns in zip(self.trees, self.features):
            table[np.arange(len(X)), predict(X[:, columns])] += 1
        return table

    def predict(self, X):
        return self.classes_[np.argmax(self.votes(X), axis=1)]
