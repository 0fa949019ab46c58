# verdict: wrong_answer
# entry: mode_report
# group: example
# lesson: Your histogram includes samples that are far from every mode. Only those of high quality count.
import math

import numpy as np


def mode_report(samples, centers, sigma, weights, min_samples):
    if sigma <= 0 or min_samples < 1:
        raise ValueError("sigma must be above 0, and min_samples at least 1")
    samples, centers, weights = (np.asarray(each, dtype=np.float64) for each in (samples, centers, weights))
    distances = np.linalg.norm(samples[:, None] - centers, axis=-1)  # (n, M)
    good = distances.min(axis=1) <= 3 * sigma
    counts = np.bincount(distances.argmin(axis=1), minlength=len(centers))
    covered = np.flatnonzero(counts >= min_samples)
    if not good.any():
        return covered, 0.0, math.inf
    there = counts > 0  # 0 log 0 is 0
    h = counts[there] / counts.sum()
    return covered, float(good.mean()), float((h * np.log(h / weights[there])).sum())


def diagnose(d_losses, g_losses, window):
    d, g = np.asarray(d_losses, dtype=np.float64), np.asarray(g_losses, dtype=np.float64)
    if window < 1 or len(d) != len(g) or len(d) == 0:
        raise ValueError("window must be at least 1, and the curves of one length that is not 0")
    if not np.isfinite(d).all() or not np.isfinite(g).all():
        return "diverged"
    d, g = d[-window:], g[-window:]
    if d.mean() < 0.3 and g.mean() > 2:
        return "discriminator_wins"
    if g.std() > 0.25 * g.mean():
        return "oscillating"
    return "balanced" if abs(d.mean() - 2 * math.log(2)) <= 0.2 else "undecided"
