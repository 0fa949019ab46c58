# style: a Counter, and bisect on a sorted list
import math
from bisect import bisect_right
from collections import Counter

import numpy as np


def empirical_pmf(sample, support=None, alpha=0.0):
    seen = Counter(float(x) for x in sample)
    if any(math.isnan(x) for x in seen) or alpha < 0:
        raise ValueError("NaN or alpha")
    values = sorted(seen) if support is None else [float(x) for x in support]
    if len(set(values)) != len(values) or set(seen) - set(values) or len(sample) + alpha * len(values) == 0:
        raise ValueError("support")
    divisor = len(sample) + alpha * len(values)
    return values, [(seen[v] + alpha) / divisor for v in values]


def empirical_cdf(sample, x):
    ordered = sorted(sample.tolist())
    if not ordered or any(math.isnan(s) for s in ordered):
        raise ValueError("sample")
    shares = [bisect_right(ordered, each) / len(ordered) for each in x.ravel().tolist()]
    return np.array(shares).reshape(x.shape)
