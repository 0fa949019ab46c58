# style: plain Python over lists
import math


def check(p):
    p = [float(x) for x in p]
    if any(not x >= 0 for x in p) or abs(math.fsum(p) - 1) > 1e-6:
        raise ValueError("no distribution")
    return p


def js_divergence(distributions, weights=None, base=None):
    rows = [check(row) for row in distributions]
    if not rows:
        raise ValueError("no distributions")
    weights = [1 / len(rows)] * len(rows) if weights is None else check(weights)
    if len(weights) != len(rows):
        raise ValueError("one weight for each")
    used = [(w, row) for w, row in zip(weights, rows) if w > 0]
    mixture = [math.fsum(w * x for w, x in zip([w for w, _ in used], column)) for column in zip(*(r for _, r in used))]
    terms = [w * x * math.log(x / mid) for w, row in used for x, mid in zip(row, mixture) if x > 0]
    return max(0.0, math.fsum(terms)) / (1.0 if base is None else math.log(base))


def js_distance(distributions, weights=None, base=None):
    return math.sqrt(js_divergence(distributions, weights, base))
