import numpy as np


# mutant-ok: 1.0->-1.0: it is squared
def fbeta_score(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape or y_true.size == 0:
        raise ValueError("One prediction for each label, and at least one.")
    # mutant-ok: swap arguments of union1d: a union has no order
    classes = np.array([pos_label]) if average == "binary" else np.union1d(y_true, y_pred)  # (K,)
    is_true = classes[:, None] == y_true  # (K, n)
    is_pred = classes[:, None] == y_pred  # (K, n)
    # mutant-ok: sum->mean: a ratio of means over n is that of the sums; mutant-ok: axis=1->-1: both are the last axis
    hits, support, predicted = [x.sum(axis=1) for x in (is_true & is_pred, is_true, is_pred)]  # (K,) each
    if average == "micro":
        # mutant-ok: sum->mean: a ratio of means over K is that of the sums
        hits, support, predicted = [x.sum(keepdims=True) for x in (hits, support, predicted)]  # (1,) each
    below = beta**2 * support + predicted
    fallback = np.full(len(below), float(zero_division))
    scores = np.divide((1 + beta**2) * hits, below, out=fallback, where=below > 0)
    return np.average(scores, weights=support) if average == "weighted" else scores.mean()
