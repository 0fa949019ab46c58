# style: math.dist sample by sample with a Counter, and the statistics module for the curves
import math
import statistics
from collections import Counter


def mode_report(samples, centers, sigma, weights, min_samples):
    if not sigma > 0 or min_samples <= 0:
        raise ValueError
    counts, n = Counter(), 0
    places = [[float(v) for v in c] for c in centers]
    for sample in samples:
        n += 1
        x = [float(v) for v in sample]
        distance, mode = min((math.dist(x, c), i) for i, c in enumerate(places))
        if distance <= 3 * sigma:
            counts[mode] += 1
    good = counts.total()
    covered = sorted(i for i, c in counts.items() if c >= min_samples)
    if good == 0:
        return covered, 0.0, math.inf
    kl = sum(c / good * math.log(c / good / float(weights[i])) for i, c in counts.items())
    return covered, good / n, kl


def diagnose(d_losses, g_losses, window):
    d, g = [float(v) for v in d_losses], [float(v) for v in g_losses]
    if window <= 0 or len(d) != len(g) or not d:
        raise ValueError
    if not all(map(math.isfinite, d + g)):
        return "diverged"
    start = max(0, len(d) - window)
    mean_d, mean_g = statistics.fmean(d[start:]), statistics.fmean(g[start:])
    if mean_d < 0.3 and mean_g > 2:
        return "discriminator_wins"
    if statistics.pstdev(g[start:]) > mean_g / 4:
        return "oscillating"
    if 2 * math.log(2) - 0.2 <= mean_d <= 2 * math.log(2) + 0.2:
        return "balanced"
    return "undecided"
