# style: lists, a Counter and the math module
from collections import Counter
from math import exp, log


def fit(X, y, alpha=1.0):
    labels = [int(label) for label in y]
    if alpha <= 0 or not labels or len(labels) != len(X):
        raise ValueError
    sizes = Counter(labels)
    classes = sorted(sizes)
    counts = {label: [0] * len(X[0]) for label in classes}
    for row, label in zip(X, labels):
        for j, value in enumerate(row):
            counts[label][j] += 1 if value else 0
    theta = [[(c + alpha) / (sizes[label] + 2 * alpha) for c in counts[label]] for label in classes]
    return {"priors": [sizes[label] / len(labels) for label in classes], "theta": theta, "classes": classes}


def predict_log_proba(X, priors, theta):
    result = []
    for x in X:
        joint = [log(p) + sum(log(t) if v else log(1 - t) for v, t in zip(x, row)) for p, row in zip(priors, theta)]
        top = max(joint)
        norm = top + log(sum(exp(j - top) for j in joint))
        result.append([j - norm for j in joint])
    return result
