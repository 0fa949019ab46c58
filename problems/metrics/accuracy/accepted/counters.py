# style: a loop over the samples, and dicts
def accuracy_report(y_true, y_pred, margin=0.1, sample_weight=None):
    weights = [1] * len(y_true) if sample_weight is None else sample_weight
    hits, totals = {}, {}
    for t, p, w in zip(y_true, y_pred, weights, strict=True):
        if w:
            totals[t] = totals.get(t, 0.0) + float(w)
            hits[t] = hits.get(t, 0.0) + (float(w) if t == p else 0.0)
    if not totals:
        raise ValueError
    everything = sum(totals.values())
    accuracy = sum(hits.values()) / everything
    balanced = sum(hits[c] / totals[c] for c in totals) / len(totals)
    return accuracy, balanced, max(totals.values()) / everything, accuracy - balanced > margin
