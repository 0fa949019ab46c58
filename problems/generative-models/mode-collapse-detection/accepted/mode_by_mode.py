# style: squared distances in a loop over modes that keeps the best so far, and rules in a list
import numpy as np


def mode_report(samples, centers, sigma, weights, min_samples):
    if sigma <= 0 or min_samples < 1:
        raise ValueError("settings")
    samples = np.array(samples, dtype=float)
    best, mode = np.full(len(samples), np.inf), np.zeros(len(samples), dtype=int)
    for i, center in enumerate(np.array(centers, dtype=float)):
        squared = np.sum((samples - center) ** 2, axis=1)
        closer = squared < best
        best[closer], mode[closer] = squared[closer], i
    good = best <= 9 * sigma**2
    counts = np.array([(good & (mode == i)).sum() for i in range(len(centers))])
    covered = [i for i, c in enumerate(counts) if c >= min_samples]
    if counts.sum() == 0:
        return covered, 0.0, np.inf
    h = counts / counts.sum()
    logs = np.log(np.where(h > 0, h, 1)) - np.where(h > 0, np.log(weights), 0)
    return covered, np.mean(good), np.dot(h, logs)


def diagnose(d_losses, g_losses, window):
    curves = np.array([d_losses, g_losses], dtype=float)
    if window < 1 or curves.shape[1] == 0:
        raise ValueError("window or curves")
    if np.isnan(curves).any() or np.isinf(curves).any():
        return "diverged"
    last = curves[:, max(0, curves.shape[1] - window) :]
    d, g = last.mean(axis=1)
    spread = np.sqrt(((last[1] - g) ** 2).mean())
    rules = [("discriminator_wins", d < 0.3 and g > 2), ("oscillating", spread > 0.25 * g)]
    rules += [("balanced", abs(d - np.log(4)) <= 0.2), ("undecided", True)]
    return next(name for name, holds in rules if holds)
