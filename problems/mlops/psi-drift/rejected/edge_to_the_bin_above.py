# verdict: wrong_answer
# entry: psi_numeric
# group: example
# lesson: A value equal to an edge goes to the bin above in your solution. It lies in the bin below.
from collections import Counter

import numpy as np


def psi_of_counts(expected, actual, eps):
    p, q = [(c / c.sum() + eps) / (1 + c.size * eps) for c in (expected, actual)]  # (K,) each
    return float(((q - p) * np.log(q / p)).sum())


def psi_numeric(reference, current, n_bins=10, eps=1e-4):
    reference, current = np.asarray(reference, dtype=np.float64), np.asarray(current, dtype=np.float64)
    if not (reference.size and current.size and np.isfinite(reference).all() and np.isfinite(current).all()):
        raise ValueError("Both samples need values, and all must be finite.")
    k = np.arange(1, n_bins)
    ranks = (k * reference.size + n_bins - 1) // n_bins  # ceil(k n / B) in integers
    edges = np.unique(np.sort(reference)[ranks - 1])  # equal edges are one
    # side="left": a value equal to an edge lies in the bin below it.
    counts = [
        np.bincount(np.searchsorted(edges, x, side="right"), minlength=edges.size + 1) for x in (reference, current)
    ]
    return psi_of_counts(*counts, eps)


def psi_categorical(reference, current, eps=1e-4):
    if not (len(reference) and len(current)):
        raise ValueError("Both samples need values.")
    expected, actual = Counter(reference), Counter(current)
    categories = list(expected | actual)  # those of either sample
    counts = [np.array([each[c] for c in categories]) for each in (expected, actual)]
    return psi_of_counts(*counts, eps)


def level(psi):
    if psi < 0.1:
        return "stable"
    return "watch" if psi < 0.25 else "alert"


def drift_report(reference, current, n_bins=10, eps=1e-4):
    if reference.keys() != current.keys():
        raise ValueError("Both dictionaries need the same features.")
    psi = {}
    for name, column in reference.items():
        if isinstance(column, list):
            psi[name] = psi_categorical(column, current[name], eps)
        else:
            psi[name] = psi_numeric(column, current[name], n_bins, eps)
    return psi, {name: level(value) for name, value in psi.items()}
