# style: counters of labels, and plain numbers
from collections import Counter


def fbeta_score(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    pairs = list(zip(y_true, y_pred, strict=True))
    if not pairs:
        raise ValueError
    hits = Counter(t for t, p in pairs if t == p)
    true, pred = Counter(t for t, _ in pairs), Counter(p for _, p in pairs)
    b = float(beta) * float(beta)

    def score(h, m, a):
        return (1 + b) * h / (b * m + a) if m + a else float(zero_division)

    if average == "binary":
        return score(hits[pos_label], true[pos_label], pred[pos_label])
    if average == "micro":
        return score(sum(hits.values()), len(pairs), len(pairs))
    scores = {c: score(hits[c], true[c], pred[c]) for c in {*true, *pred}}
    if average == "macro":
        return sum(scores.values()) / len(scores)
    return sum(true[c] * scores[c] for c in scores) / len(pairs)
