# style: a dict of pairs and loops
from collections import defaultdict

import numpy as np


def confusion_matrix(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    weights = [1] * len(y_true) if sample_weight is None else sample_weight
    pairs = defaultdict(float)
    for t, p, w in zip(y_true, y_pred, weights, strict=True):
        pairs[t, p] += float(w)
    classes = sorted({each for pair in pairs for each in pair}) if labels is None else list(labels)
    totals = defaultdict(float)
    keys = {"true": lambda t, p: t, "pred": lambda t, p: p, "all": lambda t, p: 0}
    for (t, p), w in pairs.items():
        if normalize and t in classes and p in classes:
            totals[keys[normalize](t, p)] += w
    rows = []
    for t in classes:
        row = []
        for p in classes:
            total = totals[keys[normalize](t, p)] if normalize else 1.0
            row.append(pairs[t, p] / total if total else 0.0)
        rows.append(row)
    return np.array(rows).reshape(len(classes), len(classes))
