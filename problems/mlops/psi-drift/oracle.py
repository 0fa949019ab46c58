"""Both KL divergences of scipy.stats.entropy over counts in exact ranks."""

REQUIRES = ["scipy"]


def index(p, q, eps):
    import numpy as np
    from scipy.stats import entropy

    p, q = np.array(p) / sum(p) + eps, np.array(q) / sum(q) + eps  # entropy renormalises
    return float(entropy(p, q) + entropy(q, p))


def psi_numeric(reference, current, n_bins=10, eps=1e-4):
    import math
    from fractions import Fraction

    ordered = sorted(float(v) for v in reference)
    ranks = [math.ceil(Fraction(k * len(ordered), n_bins)) for k in range(1, n_bins)]
    ends = sorted({ordered[rank - 1] for rank in ranks})
    low, high = [-math.inf, *ends], [*ends, math.inf]
    counts = [[sum(a < float(v) <= b for v in sample) for a, b in zip(low, high)] for sample in (reference, current)]
    return index(*counts, eps)


def psi_categorical(reference, current, eps=1e-4):
    categories = set(reference) | set(current)
    return index([reference.count(c) for c in categories], [current.count(c) for c in categories], eps)


def drift_report(reference, current, n_bins=10, eps=1e-4):
    psi, levels = {}, {}
    for name, column in reference.items():
        numeric = not isinstance(column, list)
        psi[name] = (
            psi_numeric(column, current[name], n_bins, eps) if numeric else psi_categorical(column, current[name], eps)
        )
        levels[name] = "stable" if psi[name] < 0.1 else "alert" if psi[name] >= 0.25 else "watch"
    return psi, levels
