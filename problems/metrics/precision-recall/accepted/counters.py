# style: counters, loops, and a new count for every threshold
from collections import Counter

import numpy as np


def precision_recall(y_true, y_pred, average="binary", pos_label=1, zero_division=0.0):
    pairs = list(zip(y_true, y_pred, strict=True))
    if not pairs:
        raise ValueError
    hits = Counter(t for t, p in pairs if t == p)
    true, pred = Counter(t for t, _ in pairs), Counter(p for _, p in pairs)
    if average == "micro":
        return sum(hits.values()) / len(pairs), sum(hits.values()) / len(pairs)
    classes = [pos_label] if average == "binary" else sorted({*true, *pred})
    weights = [true[c] if average == "weighted" else 1 for c in classes]
    results = []
    for counts in (pred, true):
        values = [hits[c] / counts[c] if counts[c] else float(zero_division) for c in classes]
        results.append(sum(w * v for w, v in zip(weights, values)) / sum(weights))
    return tuple(results)


def precision_recall_curve(y_true, y_score):
    if len(y_true) != len(y_score) or not any(y_true):
        raise ValueError
    thresholds = sorted({float(s) for s in y_score})
    total = sum(int(t) for t in y_true)
    precision, recall = [], []
    for tau in thresholds:
        flagged = [int(t) for t, s in zip(y_true, y_score) if s >= tau]
        precision.append(sum(flagged) / len(flagged))
        recall.append(sum(flagged) / total)
    return np.array([*precision, 1]), np.array([*recall, 0]), np.array(thresholds)
