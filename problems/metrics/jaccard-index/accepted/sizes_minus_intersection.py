# style: |T| + |P| - |intersection| for the union, from a table of counts
import numpy as np


def jaccard_score(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError
    found, index = np.unique([*y_true, *y_pred], return_inverse=True)
    k = len(found)
    true, pred = index[: len(y_true)], index[len(y_true) :]
    table = np.bincount(true * k + pred, minlength=k * k).reshape(k, k)
    rows = {each: (table[i, i], table[i].sum(), table[:, i].sum()) for i, each in enumerate(found.tolist())}
    wanted = found.tolist() if labels is None else labels
    both, in_true, in_pred = np.array([rows.get(each, (0, 0, 0)) for each in wanted]).T
    any_of = in_true + in_pred - both
    if average == "micro":
        return both.sum() / any_of.sum() if any_of.any() else zero_division
    scores = np.full(len(wanted), float(zero_division))
    np.divide(both, any_of, out=scores, where=any_of > 0)
    if average is None:
        return scores
    return np.average(scores, weights=in_true if average == "weighted" and in_true.any() else None)


def mask_jaccard(y_true, y_pred, average="samples", zero_division=0.0):
    if y_true.shape != y_pred.shape:
        raise ValueError
    axes = None if average == "micro" else tuple(range(1, y_true.ndim))
    true, pred = (y.astype(bool).astype(float) for y in (y_true, y_pred))
    both = (true * pred).sum(axis=axes)
    any_of = true.sum(axis=axes) + pred.sum(axis=axes) - both
    with np.errstate(invalid="ignore"):
        return np.mean(np.where(any_of == 0, zero_division, both / any_of))
