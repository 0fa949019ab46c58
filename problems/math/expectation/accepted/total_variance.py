# style: conditional moments first, the total by the laws of total expectation and variance
import math

import numpy as np


def expectation(joint, values, g=None):
    joint = joint.astype(float)
    if not (joint >= 0).all() or abs(joint.sum() - 1) > 1e-6:
        raise ValueError
    weight = joint.sum(axis=1)
    given = np.divide(joint, weight[:, None], where=weight[:, None] > 0, out=np.zeros_like(joint))
    z = np.zeros(len(values))
    for j in np.flatnonzero(joint.sum(axis=0)):
        z[j] = values[j] if g is None else g(float(values[j]))
    inner = np.einsum("ij,j->i", given, z)
    within = (given * (z - inner[:, None]) ** 2).sum(axis=1)
    mean = weight @ inner
    explained = weight @ (inner - mean) ** 2
    inner[weight == 0] = np.nan
    return mean, weight @ within + explained, inner, explained


def monte_carlo(sample, g, target):
    if sample.size < 2:
        raise ValueError
    z = np.array(list(map(g, sample.astype(float).tolist())), dtype=float)
    mean, scatter = 0.0, 0.0
    for i, each in enumerate(z, 1):
        step = each - mean
        mean += step / i
        scatter += step * (each - mean)
    variance = scatter / (z.size - 1)
    return mean, (variance / z.size) ** 0.5, max(2, math.ceil(variance / target / target))
