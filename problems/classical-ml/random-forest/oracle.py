"""Brute force over the same indices: one sample, one tree and one vote at a time; draws one at a time."""

REQUIRES = []


def draw_bootstrap(n_samples, n_trees, rng):
    import numpy as np

    return np.array([[rng.choice(n_samples) for _ in range(n_samples)] for _ in range(n_trees)])


def RandomForestClassifier(grow_tree, X, y, bootstrap, features, X_new, first=None):
    import numpy as np

    X, y, X_new = np.array(X), np.array(y), np.array(X_new)
    classes = sorted(set(y.tolist()))

    def vote(t, row):
        """The label that tree t, grown once more, gives to one row."""
        rows = [int(i) for i in bootstrap[t]]
        columns = [int(j) for j in features[t]]
        sample = np.array([[X[i, j] for j in columns] for i in rows])
        return int(grow_tree(sample, np.array([y[i] for i in rows]))(np.array([[row[j] for j in columns]]))[0])

    def winner(counts):
        return classes[counts.index(max(counts))]

    def table(ballots):
        return [[sum(vote == c for vote in ballot) for c in classes] for ballot in ballots]

    trees = range(len(bootstrap))
    unseen = [[vote(t, X[i]) for t in trees if i not in bootstrap[t].tolist()] for i in range(len(X))]
    oob = table(unseen)
    voted = [i for i in range(len(X)) if unseen[i]]
    score = sum(winner(oob[i]) == y[i] for i in voted) / len(voted) if voted else float("nan")
    votes = table([[vote(t, row) for t in trees] for row in X_new])
    return np.array(classes), np.array(oob), score, np.array(votes), np.array([winner(each) for each in votes])
