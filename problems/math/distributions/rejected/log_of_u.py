# verdict: wrong_answer
# entry: inverse_transform
# group: example
# lesson: You take the logarithm of u. Draws have the right distribution so, but F(x) is 1 - u: the inverse takes 1 -
# u.
import math

import numpy as np


def log_probability(name, params, k):
    """Of one integer k >= 0."""
    if name == "poisson":
        return k * math.log(params[0]) - params[0] - math.lgamma(k + 1)
    n, p = (1, params[0]) if name == "bernoulli" else params
    if k > n:
        return -math.inf
    if p in (0, 1):
        return 0.0 if k == n * p else -math.inf
    coefficient = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return coefficient + k * math.log(p) + (n - k) * math.log1p(-p)


def cumulative(name, params, top):
    """F(0), ..., F(top) of a discrete distribution."""
    return np.cumsum(np.exp([log_probability(name, params, k) for k in range(top + 1)]))


def log_density(name, params, x):
    x = np.asarray(x, dtype=np.float64)
    if name == "normal":
        mean, std = params
        return -(((x - mean) / std) ** 2) / 2 - math.log(std) - math.log(2 * math.pi) / 2
    if name == "exponential":
        return np.where(x >= 0, math.log(params[0]) - params[0] * x, -np.inf)
    if name not in ("bernoulli", "binomial", "poisson"):
        raise ValueError("unknown distribution")
    whole = (x >= 0) & (x == np.floor(x))
    values = [log_probability(name, params, int(k)) if fits else -np.inf for k, fits in zip(x.flat, whole.flat)]
    return np.array(values).reshape(x.shape)


def cdf(name, params, x):
    x = np.asarray(x, dtype=np.float64)
    if name == "normal":
        mean, std = params
        z = (x - mean) / std
        values = [math.erfc(-each / math.sqrt(2)) / 2 for each in z.flat]  # not 1 + erf: it cancels in the lower tail
        return np.array(values).reshape(x.shape)
    if name == "exponential":
        return -np.expm1(-params[0] * np.maximum(x, 0.0))
    if name not in ("bernoulli", "binomial", "poisson"):
        raise ValueError("unknown distribution")
    k = np.maximum(np.floor(x), -1).astype(int)  # -1 stands for all below the support
    steps = np.append(cumulative(name, params, k.max(initial=0)), 0.0)  # the last one is that of -1
    return steps[k]


def inverse_transform(name, params, u):
    u = np.asarray(u, dtype=np.float64)
    if name == "exponential":
        with np.errstate(divide="ignore"):
            return -np.log(u) / params[0]
    if name not in ("bernoulli", "binomial", "poisson"):
        raise ValueError("no such distribution here")
    if name == "poisson":
        top = int(params[0] + 40 * math.sqrt(params[0]) + 40)  # no u comes near the tail beyond
    else:
        top = 1 if name == "bernoulli" else params[0]
    return np.searchsorted(cumulative(name, params, top), u, side="right")
