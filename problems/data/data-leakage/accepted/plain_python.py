# style: plain Python over lists, and the squared correlation from exact sums
import math
from fractions import Fraction


def rows_of(X):
    return [[float(v) for v in row] for row in X]


def shared_rows(X_train, X_test):
    seen = dict.fromkeys(map(tuple, rows_of(X_train)))
    return [i for i, row in enumerate(rows_of(X_test)) if tuple(row) in seen]


def shared_groups(groups_train, groups_test):
    plain = [each if isinstance(each, str) else int(each) for each in groups_test]
    return sorted({each if isinstance(each, str) else int(each) for each in groups_train}.intersection(plain))


def future_rows(t_train, t_test):
    t_train, t_test = t_train.tolist(), t_test.tolist()
    return [i for i in range(len(t_train)) if t_test and t_train[i] >= min(t_test)]


def target_copies(X, y):
    target = [Fraction(float(v)) for v in y]
    found = []
    for j, column in enumerate(zip(*rows_of(X))):
        x = [Fraction(v) for v in column]
        n = len(x)
        a, b = sum(x) / n, sum(target) / n
        xx = sum((u - a) ** 2 for u in x)
        yy = sum((v - b) ** 2 for v in target)
        xy = sum((u - a) * (v - b) for u, v in zip(x, target))
        if xx and yy and 1 - xy * xy / (xx * yy) <= Fraction(1, 10**12):
            found.append(j)
    return found


def scaler_leaks(mean, scale, X_train, X_test):
    def distance(rows, j):
        column = [row[j] for row in rows]
        center = math.fsum(column) / len(column)
        spread = math.sqrt(math.fsum((v - center) ** 2 for v in column) / len(column))
        return math.dist((mean[j], scale[j]), (center, spread))

    train, test = rows_of(X_train), rows_of(X_test)
    return [j for j in range(len(mean)) if distance(train + test, j) < distance(train, j)]
