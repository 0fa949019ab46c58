# style: plain Python: bisect over sorted edges, sets of categories, math.log
import math
from bisect import bisect_left


def index_of_shares(bins_p, bins_q, size, eps):
    total = 0.0
    for k in range(size):
        p = (bins_p.count(k) / len(bins_p) + eps) / (1 + size * eps)
        q = (bins_q.count(k) / len(bins_q) + eps) / (1 + size * eps)
        total += (q - p) * math.log(q / p)
    return total


def psi_numeric(reference, current, n_bins=10, eps=1e-4):
    reference, current = sorted(map(float, reference)), [float(v) for v in current]
    if not reference or not current or not all(map(math.isfinite, reference + current)):
        raise ValueError("values")
    n = len(reference)
    edges = sorted({reference[-(-k * n // n_bins) - 1] for k in range(1, n_bins)})
    places = [[bisect_left(edges, v) for v in sample] for sample in (reference, current)]
    return index_of_shares(*places, len(edges) + 1, eps)


def psi_categorical(reference, current, eps=1e-4):
    if not reference or not current:
        raise ValueError("values")
    number = {}
    for category in reference + current:
        number.setdefault(category, len(number))
    return index_of_shares([number[c] for c in reference], [number[c] for c in current], len(number), eps)


def drift_report(reference, current, n_bins=10, eps=1e-4):
    if set(reference) ^ set(current):
        raise ValueError("keys")
    psi, levels = {}, {}
    for name in current:
        if type(current[name]) is list:
            value = psi_categorical(reference[name], current[name], eps=eps)
        else:
            value = psi_numeric(reference[name], current[name], n_bins=n_bins, eps=eps)
        psi[name] = value
        levels[name] = ["stable", "watch", "alert"][(value >= 0.1) + (value >= 0.25)]
    return psi, levels
