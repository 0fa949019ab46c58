# verdict: wrong_answer
# entry: fbeta_score
# group: example
# lesson: You put the weight of beta on the precision. A large beta favours the recall.
import numpy as np


def fbeta_score(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape or y_true.size == 0:
        raise ValueError("One prediction for each label, and at least one.")
    classes = np.array([pos_label]) if average == "binary" else np.union1d(y_true, y_pred)
    is_true = classes[:, None] == y_true
    is_pred = classes[:, None] == y_pred
    hits, support, predicted = [x.sum(axis=1) for x in (is_true & is_pred, is_true, is_pred)]
    if average == "micro":
        hits, support, predicted = [x.sum(keepdims=True) for x in (hits, support, predicted)]
    below = support + beta**2 * predicted
    fallback = np.full(len(below), float(zero_division))
    scores = np.divide((1 + beta**2) * hits, below, out=fallback, where=below > 0)
    return np.average(scores, weights=support) if average == "weighted" else scores.mean()
