# style: Python sets of places, and loops
from fractions import Fraction


def _combine(pairs, average, zero_division, sizes=None):
    if average == "micro":
        both, any_of = (sum(each) for each in zip(*pairs))
        return float(Fraction(both, any_of)) if any_of else zero_division
    scores = [i / u if u else zero_division for i, u in pairs]
    if average is None:
        return scores
    if average != "weighted" or not sum(sizes):
        sizes = [1] * len(scores)
    return sum(s * w for s, w in zip(scores, sizes)) / sum(sizes)


def _pair(true, pred):
    return len(true & pred), len(true | pred)


def jaccard_score(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    if len(y_true) != len(y_pred):
        raise ValueError
    classes = sorted({*y_true, *y_pred}) if labels is None else labels
    places = [tuple({i for i, each in enumerate(y) if each == k} for y in (y_true, y_pred)) for k in classes]
    pairs = [_pair(*each) for each in places]
    return _combine(pairs, average, zero_division, [len(true) for true, _ in places])


def mask_jaccard(y_true, y_pred, average="samples", zero_division=0.0):
    if y_true.shape != y_pred.shape:
        raise ValueError
    pairs = []
    for two in zip(y_true[:, None], y_pred[:, None]):
        pairs.append(_pair(*({i for i, value in enumerate(mask.flat) if value} for mask in two)))
    return _combine(pairs, average, zero_division)
