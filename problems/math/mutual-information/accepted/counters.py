# style: dictionaries of counts, the definition as a sum over pairs
import math
from collections import Counter


def measure(pairs, base):
    """From a dictionary of weights of (x, y)."""
    total = math.fsum(pairs.values())
    x, y = Counter(), Counter()
    for (i, j), w in pairs.items():
        x[i] += w / total
        y[j] += w / total
    info = math.fsum(w / total * (math.log(w / total) - math.log(x[i]) - math.log(y[j])) for (i, j), w in pairs.items())
    if len(pairs) == 1:
        return 0.0, 1.0
    h = [-math.fsum(p * math.log(p) for p in margin.values()) for margin in (x, y)]
    return info / math.log(base or math.e), 2 * info / sum(h)


def mutual_information(joint, base=None):
    pairs = {}
    for i, row in enumerate(joint.tolist()):
        for j, w in enumerate(row):
            if not w >= 0:
                raise ValueError("no table")
            if w > 0:
                pairs[i, j] = float(w)
    if not pairs:
        raise ValueError("empty")
    return measure(pairs, base)


def information_gain(X, y, base=None):
    if len(X) != len(y) or not len(y):
        raise ValueError("lengths")
    both = [measure(Counter(zip(column, y.tolist())), base) for column in X.T.tolist()]
    return [g for g, _ in both], [m for _, m in both]
