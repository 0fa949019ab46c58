# style: sorted pairs of distance and index, dictionaries of votes
from math import dist


def _weighted(X_train, X, k, weights):
    rows = [[float(v) for v in row] for row in X_train]
    if k < 1 or k > len(rows):
        raise ValueError
    for x in X:
        x = [float(v) for v in x]
        chosen = sorted((dist(row, x), i) for i, row in enumerate(rows))[:k]
        if weights == "uniform":
            yield [(i, 1.0) for _, i in chosen]
        elif chosen[0][0] == 0:
            yield [(i, 1.0) for d, i in chosen if d == 0]
        else:
            yield [(i, 1 / d) for d, i in chosen]


def knn_classify(X_train, y_train, X, k=5, weights="uniform"):
    labels = []
    for neighbours in _weighted(X_train, X, k, weights):
        votes = {}
        for i, w in neighbours:
            votes[int(y_train[i])] = votes.get(int(y_train[i]), 0.0) + w
        labels.append(min(votes, key=lambda label: (-votes[label], label)))
    return labels


def knn_regress(X_train, y_train, X, k=5, weights="uniform"):
    return [
        sum(w * float(y_train[i]) for i, w in neighbours) / sum(w for _, w in neighbours)
        for neighbours in _weighted(X_train, X, k, weights)
    ]
