"""scipy.stats.beta and betabinom; updates one trial at a time."""

import numpy as np

REQUIRES = ["scipy"]


def update(a, b, batches):
    rows = []
    for successes, trials in np.asarray(batches, dtype=int):
        for trial in range(trials):
            a, b = (a + 1, b) if trial < successes else (a, b + 1)
        rows.append((a, b))
    return np.array(rows, dtype=float).reshape(-1, 2)


def summarise(a, b, level=0.95):
    from scipy.stats import beta

    low, high = beta.interval(level, a, b)
    grid = np.concatenate([[1e-300], np.linspace(0.0, 1.0, 4001)[1:-1], [1 - 1e-16]])
    density = beta.logpdf(grid, a, b)
    if np.ptp(density) < 1e-12 or (density[0] > density[1] and density[-1] > density[-2]):
        return float(beta.mean(a, b)), np.nan, low, high
    best = int(density.argmax())
    if 0 < best < len(grid) - 1:
        from scipy.optimize import brentq

        peak = brentq(lambda x: (a - 1) * (1 - x) - (b - 1) * x, grid[best - 1], grid[best + 1], xtol=1e-15)
    else:
        peak = float(best > 0)
    return float(beta.mean(a, b)), peak, low, high


def predictive(a, b, n):
    from scipy.stats import betabinom

    return betabinom.pmf(np.arange(n + 1), n, a, b)
