"""Exact rationals for the line; cos^2 by the double angle in long double; for the samples the chain itself: each step
multiplies the signal by sqrt(1 - beta) and turns a variance v into (1 - beta) v + beta."""

from fractions import Fraction

import numpy as np

REQUIRES = []


def linear_betas(T, beta_start=1e-4, beta_end=0.02):
    start, end = Fraction(beta_start), Fraction(beta_end)
    return np.array([float(start + (end - start) * Fraction(i, max(T - 1, 1))) for i in range(T)])


def cosine_betas(T, s=0.008, max_beta=0.999):
    u = np.arange(T + 1, dtype=np.longdouble) / T
    angle = np.arctan(np.longdouble(1)) * 4 * (u + np.longdouble(s)) / (1 + np.longdouble(s))
    level = (1 + np.cos(angle)) / 2
    return np.array([min(float((level[i] - level[i + 1]) / level[i]), max_beta) for i in range(T)])


def q_sample(x0, t, noise, betas):
    result = np.zeros(np.shape(x0))
    for i, last in enumerate(t):
        signal, variance = 1.0, 0.0
        for beta in betas[: int(last) + 1]:
            signal, variance = signal * np.sqrt(1 - beta), (1 - beta) * variance + beta
        result[i] = signal * np.asarray(x0[i], dtype=float) + np.sqrt(variance) * np.asarray(noise[i], dtype=float)
    return result
