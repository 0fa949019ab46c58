# style: lists of floats, loops, and a roulette wheel for the draws
from math import dist


def _label(rows, centers):
    labels = []
    for row in rows:
        squares = [sum((a - b) ** 2 for a, b in zip(row, c)) for c in centers]
        labels.append(squares.index(min(squares)))
    return labels


def kmeans(X, centroids, max_iter=300):
    rows, centers = [[float(v) for v in row] for row in X], [[float(v) for v in c] for c in centroids]
    labels = _label(rows, centers)
    moves, settled = 0, False
    while moves < max_iter and not settled:
        for j in range(len(centers)):
            members = [row for row, label in zip(rows, labels) if label == j]
            if members:
                centers[j] = [sum(column) / len(members) for column in zip(*members)]
        moves += 1
        again = _label(rows, centers)
        settled, labels = again == labels, again
    return centers, labels, sum(dist(row, centers[label]) ** 2 for row, label in zip(rows, labels))


def kmeans_plusplus(X, k, rng):
    rows = [[float(v) for v in row] for row in X]
    if len({tuple(row) for row in rows}) < k:
        raise ValueError
    chosen = [min(int(rng.random() * len(rows)), len(rows) - 1)]
    while len(chosen) < k:
        weights = [min(dist(row, rows[c]) ** 2 for c in chosen) for row in rows]
        left = rng.random() * sum(weights)
        for index, weight in enumerate(weights):
            if weight:
                last = index
                left -= weight
                if left < 0:
                    break
        chosen.append(last)
    return chosen
