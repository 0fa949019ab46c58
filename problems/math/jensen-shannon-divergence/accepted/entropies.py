# style: entropy of the mixture less the mean of the entropies
import numpy as np


def entropy(p):
    p = p[p > 0]
    return float(-(p * np.log(p)).sum())


def js_divergence(distributions, weights=None, base=None):
    rows = np.array(distributions, dtype=float)
    m = rows.shape[0]
    if rows.size == 0 or not rows.min() >= 0 or np.abs(rows.sum(1) - 1).max() > 1e-6:
        raise ValueError
    w = np.ones(m) / m if weights is None else np.array(weights, dtype=float)
    if w.shape != (m,) or not w.min() >= 0 or abs(w.sum() - 1) > 1e-6:
        raise ValueError
    gain = entropy(w @ rows) - sum(weight * entropy(row) for weight, row in zip(w, rows))
    return max(gain, 0.0) / np.log(np.e if base is None else base)


def js_distance(distributions, weights=None, base=None):
    return js_divergence(distributions, weights, base) ** 0.5
