# style: lists, fsum and a dictionary of clusters
from math import fsum, inf


def _means(rows):
    return [fsum(column) / len(rows) for column in zip(*rows)]


def _square(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b))


def _groups(X, labels):
    groups = {}
    for row, label in zip(X, labels, strict=True):
        groups.setdefault(label, []).append(tuple(float(v) for v in row))
    if not 1 < len(groups) < len(X):
        raise ValueError
    return list(groups.values())


def dispersion(X, labels):
    groups = _groups(X, labels)
    middle = _means([row for group in groups for row in group])
    between = within = 0.0
    for group in groups:
        center = _means(group)
        between += len(group) * _square(center, middle)
        within += sum(_square(row, center) for row in group)
    return between, within


def calinski_harabasz_score(X, labels):
    groups = _groups(X, labels)
    if all(len(set(group)) == 1 for group in groups):
        return inf if len({group[0] for group in groups}) > 1 else 0.0
    between, within = dispersion(X, labels)
    k = len(groups)
    return between * (len(X) - k) / (within * (k - 1))
