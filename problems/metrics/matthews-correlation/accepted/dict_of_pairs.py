# style: a Counter of pairs and loops over Python numbers
from collections import Counter
from math import sqrt


def matthews_corrcoef(y_true, y_pred, sample_weight=None):
    weights = [1] * len(y_true) if sample_weight is None else [float(w) for w in sample_weight]
    if len({len(y_true), len(y_pred), len(weights)}) > 1:
        raise ValueError
    pairs = Counter()
    for t, p, w in zip(y_true, y_pred, weights):
        pairs[(t if isinstance(t, str) else int(t), p if isinstance(p, str) else int(p))] += w
    rows, columns = Counter(), Counter()
    for (t, p), w in pairs.items():
        rows[t] += w
        columns[p] += w
    n = sum(pairs.values())
    cov = sum(w for (t, p), w in pairs.items() if t == p) * n - sum(rows[k] * columns[k] for k in rows)
    var_true = sum(w * (n - w) for w in rows.values())
    var_pred = sum(w * (n - w) for w in columns.values())
    if min(sum(w > 0 for w in rows.values()), sum(w > 0 for w in columns.values())) < 2:
        return 0
    return cov / sqrt(var_true) / sqrt(var_pred)
