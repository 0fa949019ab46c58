# verdict: wrong_answer
# entry: expectation
# group: example
# lesson: You sum over a row of joint probabilities. Divide by the probability of the group for the conditional mean.
import math

import numpy as np


def expectation(joint, values, g=None):
    joint = np.asarray(joint, dtype=np.float64)
    if not ((joint >= 0).all() and abs(joint.sum() - 1) <= 1e-6):  # NaN compares as false
        raise ValueError("Probabilities must not be negative, and must sum to 1.")
    possible = joint.any(axis=0)  # (k,)
    joint, values = joint[:, possible], np.asarray(values)[possible]
    z = np.array([float(x) if g is None else g(float(x)) for x in values])  # (k,)
    mean = (joint * z).sum()
    variance = (joint * (z - mean) ** 2).sum()

    weight = joint.sum(axis=1)  # (m,)
    seen = weight > 0
    conditional = np.full(len(joint), np.nan)
    conditional[seen] = (joint[seen] * z).sum(axis=1) / weight[seen]
    explained = (weight[seen] * (conditional[seen] - mean) ** 2).sum()
    return mean, variance, conditional * np.where(seen, weight, 1.0), explained


def monte_carlo(sample, g, target):
    n = len(sample)
    if n < 2:
        raise ValueError("An error needs two draws or more.")
    z = np.array([g(float(x)) for x in sample])
    variance = z.var(ddof=1)
    return z.mean(), np.sqrt(variance / n), max(2, math.ceil(variance / target**2))
