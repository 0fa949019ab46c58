# style: NumPy arrays over both arms, numbers returned as 0-d arrays
import math
from statistics import NormalDist

import numpy as np


def sample_size(baseline, effect, alpha=0.05, power=0.8):
    p = np.array([baseline, baseline + effect])
    if effect == 0 or (p <= 0).any() or (p >= 1).any():
        raise ValueError
    z = [NormalDist().inv_cdf(q) for q in (1 - alpha / 2, power)]
    return int(np.ceil(np.sum(z) ** 2 * (p * (1 - p)).sum() / effect**2))


def srm_p_value(n_a, n_b, share_a=0.5):
    seen, share = np.array([n_a, n_b], dtype=float), np.array([share_a, 1 - share_a])
    if (seen < 0).any() or not seen.any():
        raise ValueError
    ideal = share * seen.sum()
    return math.erfc(math.sqrt((np.square(seen - ideal) / ideal).sum() / 2))


def two_proportion_test(x_a, n_a, x_b, n_b, confidence=0.95):
    x, n = np.array([x_a, x_b], dtype=float), np.array([n_a, n_b], dtype=float)
    if (n < 1).any() or (x < 0).any() or (x > n).any():
        raise ValueError
    p = x / n
    d = np.diff(p)[0]
    mean = x.sum() / n.sum()
    scale = np.sqrt(mean * (1 - mean) * (1 / n).sum())
    z = np.divide(d, scale, out=np.zeros(()), where=scale > 0)
    half = NormalDist().inv_cdf((1 + confidence) / 2) * np.linalg.norm(np.sqrt(p * (1 - p) / n))
    return z, 1 - math.erf(abs(float(z)) / math.sqrt(2)), d + np.array(-half), d + np.array(half)
