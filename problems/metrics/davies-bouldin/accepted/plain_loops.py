# style: dictionaries of lists, math.dist and fsum
from math import dist, fsum, inf


def cluster_similarity(X, labels):
    groups = {}
    rows = [[float(v) for v in row] for row in X]
    for row, label in zip(rows, labels, strict=True):
        groups.setdefault(label, []).append(row)
    if not 1 < len(groups) < len(rows):
        raise ValueError
    described = []
    for name in sorted(groups):
        members = groups[name]
        center = [fsum(column) / len(members) for column in zip(*members)]
        described.append((center, sum(dist(row, center) for row in members) / len(members)))
    result = []
    for k, (c, s) in enumerate(described):
        line = []
        for m, (other, t) in enumerate(described):
            gap = dist(c, other)
            line.append(0.0 if k == m else (s + t) / gap if gap else inf)
        result.append(line)
    return result


def davies_bouldin_score(X, labels):
    rows = cluster_similarity(X, labels)
    return sum(max(row) for row in rows) / len(rows)
