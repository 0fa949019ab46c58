"""The divergence by Gauss-Hermite quadrature of the log ratio; the schedule as a walk through all steps."""

REQUIRES = []
TOLERANCE = {"rtol": 1e-8, "atol": 1e-9}


def _unit_kl(mu, logvar):
    import numpy as np

    nodes, weights = np.polynomial.hermite_e.hermegauss(12)
    weights = weights / weights.sum()
    mu, logvar = mu.astype(float)[..., None], logvar.astype(float)[..., None]
    z = mu + np.exp(logvar / 2) * nodes
    log_ratio = -(nodes**2) / 2 - logvar / 2 + z**2 / 2
    return (log_ratio * weights).sum(axis=-1).mean(axis=0)


def collapse_report(mu, logvar, threshold=0.01):
    import numpy as np

    x = mu.astype(float)
    pairs = (x[:, None] - x[None]) ** 2  # the variance is half of the mean squared difference of pairs
    active = pairs.mean(axis=(0, 1)) / 2 > threshold
    return active, _unit_kl(mu, logvar), np.count_nonzero(~active) / active.size


def cyclical_beta(step, period, ratio=0.5, high=1.0):
    place = 0
    for _ in range(step):
        place = 0 if place + 1 == period else place + 1
    return high if place >= ratio * period else place * high / (ratio * period)


def free_bits(mu, logvar, free=0.25):
    import numpy as np

    costs = _unit_kl(mu, logvar)
    return sum(cost if cost > free else free for cost in costs), np.array(
        [1.0 if cost > free else 0.0 for cost in costs]
    )
