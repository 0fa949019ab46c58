"""scipy.spatial.distance.jensenshannon for two equal weights; the entropy of the mixture less the mean entropy else."""

import numpy as np

REQUIRES = ["scipy"]


def js_divergence(distributions, weights=None, base=None):
    from scipy.spatial.distance import jensenshannon
    from scipy.stats import entropy

    p = np.asarray(distributions, dtype=float)
    if len(p) == 2 and weights is None and (p[0] != p[1]).any():
        return float(jensenshannon(p[0], p[1], base=base) ** 2)
    w = np.full(len(p), 1 / len(p)) if weights is None else np.asarray(weights, dtype=float)
    mixed = entropy(w @ p, base=base)
    return max(float(mixed - w @ entropy(p, axis=1, base=base)), 0.0)


def js_distance(distributions, weights=None, base=None):
    return js_divergence(distributions, weights, base) ** 0.5
