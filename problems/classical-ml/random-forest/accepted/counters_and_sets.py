# style: objects, sets of seen samples and counters; draws by scaling uniform numbers
from collections import Counter
from math import nan


def draw_bootstrap(n_samples, n_trees, rng):
    return [[int(rng.random() * n_samples) for _ in range(n_samples)] for _ in range(n_trees)]


class Member:
    def __init__(self, grow_tree, X, y, rows, columns):
        self.columns, self.seen = columns, set(rows.tolist())
        self.labels = grow_tree(X[rows, :][:, columns], y[rows])

    def __call__(self, X):
        return [int(label) for label in self.labels(X[:, self.columns])]


class RandomForestClassifier:
    def __init__(self, grow_tree):
        self.grow_tree = grow_tree

    def fit(self, X, y, bootstrap, features):
        self.classes_ = sorted({int(label) for label in y})
        self.members = [Member(self.grow_tree, X, y, rows, columns) for rows, columns in zip(bootstrap, features)]
        ballots = [member(X) for member in self.members]
        self.oob_votes_, right, voted = [], 0, 0
        for i, truth in enumerate(y):
            count = Counter(ballot[i] for ballot, member in zip(ballots, self.members) if i not in member.seen)
            self.oob_votes_.append([count[c] for c in self.classes_])
            voted += bool(count)
            right += bool(count) and self.winner(self.oob_votes_[-1]) == truth
        self.oob_score_ = right / voted if voted else nan

    def winner(self, votes):
        return min(zip(self.classes_, votes), key=lambda pair: (-pair[1], pair[0]))[0]

    def votes(self, X):
        table = list(zip(*[member(X) for member in self.members]))
        return [[row.count(c) for c in self.classes_] for row in table]

    def predict(self, X):
        return [self.winner(votes) for votes in self.votes(X)]
