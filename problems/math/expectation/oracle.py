"""Exact fractions, the variance by raw moments; scipy.stats.sem, and a search for the number of draws."""

from fractions import Fraction
from statistics import variance

import numpy as np

REQUIRES = ["scipy"]


def expectation(joint, values, g=None):
    p = [[Fraction(float(each)) for each in row] for row in joint]
    possible = [j for j in range(len(values)) if any(row[j] for row in p)]
    z = {j: Fraction(float(values[j]) if g is None else float(g(float(values[j])))) for j in possible}
    mean = sum(row[j] * z[j] for row in p for j in possible)
    spread = sum(row[j] * z[j] ** 2 for row in p for j in possible) - 2 * mean * mean
    spread += mean**2 * sum(map(sum, p))
    conditional = [sum(row[j] * z[j] for j in possible) / sum(row) if sum(row) else None for row in p]
    explained = sum(sum(row) * (c - mean) ** 2 for row, c in zip(p, conditional) if c is not None)
    return (float(mean), float(spread), np.array([np.nan if c is None else float(c) for c in conditional]),
            float(explained))


def monte_carlo(sample, g, target):
    from scipy.stats import sem

    z = [float(g(float(x))) for x in sample]
    exact, needed = variance([Fraction(each) for each in z]), 2
    while needed * Fraction(target) ** 2 < exact:
        needed += max(1, int((exact / Fraction(target) ** 2 - needed) / 2))
    return float(np.mean(z)), float(sem(z)), needed
