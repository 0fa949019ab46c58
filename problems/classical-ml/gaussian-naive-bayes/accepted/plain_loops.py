# style: lists of floats, fsum and the math module
from math import exp, fsum, log, pi


def _moments(values):
    mean = fsum(values) / len(values)
    return mean, fsum((v - mean) ** 2 for v in values) / len(values)


def fit(X, y, var_smoothing=1e-9):
    rows = [[float(v) for v in row] for row in X]
    labels = [int(label) for label in y]
    if not rows or len(rows) != len(labels):
        raise ValueError
    extra = var_smoothing * max(_moments(column)[1] for column in zip(*rows))
    classes = sorted(set(labels))
    priors, means, variances = [], [], []
    for label in classes:
        members = [row for row, each in zip(rows, labels) if each == label]
        moments = [_moments(column) for column in zip(*members)]
        priors.append(len(members) / len(rows))
        means.append([m for m, _ in moments])
        variances.append([v + extra for _, v in moments])
    return classes, priors, means, variances


def predict_log_proba(X, priors, means, variances):
    if any(v <= 0 for row in variances for v in row):
        raise ValueError
    result = []
    for x in X:
        joint = []
        for prior, mean, variance in zip(priors, means, variances):
            terms = (log(2 * pi * v) + (float(a) - float(m)) ** 2 / v for a, m, v in zip(x, mean, variance))
            joint.append(log(prior) - sum(terms) / 2)
        top = max(joint)
        norm = top + log(sum(exp(j - top) for j in joint))
        result.append([j - norm for j in joint])
    return result
