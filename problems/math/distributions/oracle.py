"""scipy.stats."""

import numpy as np

REQUIRES = ["scipy"]
TOLERANCE = {"rtol": 1e-8, "atol": 1e-300}


def frozen(name, params):
    from scipy import stats

    if name == "normal":
        return stats.norm(*params)
    if name == "exponential":
        return stats.expon(scale=1 / params[0])
    return {"bernoulli": stats.bernoulli, "binomial": stats.binom, "poisson": stats.poisson}[name](*params)


def log_density(name, params, x):
    distribution = frozen(name, params)
    x = np.asarray(x, dtype=float)
    return distribution.logpdf(x) if name in ("normal", "exponential") else distribution.logpmf(x)


def cdf(name, params, x):
    return frozen(name, params).cdf(np.asarray(x, dtype=float))


def inverse_transform(name, params, u):
    u = np.asarray(u, dtype=float)
    if params[-1] in (0, 1) or (name != "exponential" and (u == 0).any()):
        return NotImplemented
    return frozen(name, params).ppf(u)
