"""scipy: a k-d tree for the nearest center, entropy for the divergence, and variation for the curve."""

REQUIRES = ["scipy"]


def mode_report(samples, centers, sigma, weights, min_samples):
    import numpy as np
    from scipy.spatial import cKDTree
    from scipy.stats import entropy

    centers = np.array(centers, dtype=float)
    distance, mode = cKDTree(centers).query(np.array(samples, dtype=float).reshape(-1, centers.shape[1]))
    if len(centers) > 1 and len(distance):
        second = cKDTree(centers).query(np.array(samples, dtype=float), k=2)[0][:, 1]
        if (second == distance).any():
            return NotImplemented  # a tree breaks ties as it likes
    kept = [int(m) for d, m in zip(distance, mode) if d <= 3 * sigma]
    counts = [kept.count(i) for i in range(len(centers))]
    covered = [i for i, c in enumerate(counts) if c >= min_samples]
    if not kept:
        return covered, 0.0, float("inf")
    return covered, len(kept) / len(samples), float(entropy(counts, weights))


def diagnose(d_losses, g_losses, window):
    import math

    import numpy as np
    from scipy.stats import variation

    d, g = np.array(d_losses, dtype=float), np.array(g_losses, dtype=float)
    if not math.isfinite(d.sum() + g.sum()):
        return "diverged"
    start = max(0, len(d) - window)
    low = np.average(d[start:]) < 0.3
    if low and np.average(g[start:]) > 2:
        return "discriminator_wins"
    if variation(g[start:]) > 0.25:
        return "oscillating"
    return "balanced" if -0.2 <= np.average(d[start:]) - math.log(4) <= 0.2 else "undecided"
