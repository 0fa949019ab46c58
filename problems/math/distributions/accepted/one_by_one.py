# style: scalars in nested loops over the elements, cumulative sums kept in a list, bisect
import math
from bisect import bisect_right

import numpy as np


def each(function, x):
    x = np.asarray(x)
    return np.array([function(float(v)) for v in x.ravel()]).reshape(x.shape)


def log_pmf(name, params, k):
    if name == "poisson":
        lam = params[0]
        return k * math.log(lam) - lam - math.lgamma(k + 1) if k >= 0 else -math.inf
    n = 1 if name == "bernoulli" else params[0]
    p = params[-1]
    if not 0 <= k <= n:
        return -math.inf
    total = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    if k:
        total += k * math.log(p) if p > 0 else -math.inf
    if n - k:
        total += (n - k) * math.log1p(-p) if p < 1 else -math.inf
    return total


def log_density(name, params, x):
    if name == "normal":
        m, s = params
        return each(lambda v: -0.5 * ((v - m) / s) ** 2 - math.log(s * math.sqrt(2 * math.pi)), x)
    if name == "exponential":
        return each(lambda v: math.log(params[0]) - params[0] * v if v >= 0 else -math.inf, x)
    if name in ("bernoulli", "binomial", "poisson"):
        return each(lambda v: log_pmf(name, params, int(v)) if v == int(v) else -math.inf, x)
    raise ValueError(name)


def steps(name, params, top):
    total, found = 0.0, []
    for k in range(top + 1):
        total += math.exp(log_pmf(name, params, k))
        found.append(total)
    return found


def cdf(name, params, x):
    if name == "normal":
        m, s = params
        return each(lambda v: 0.5 * math.erfc((m - v) / (s * math.sqrt(2))), x)
    if name == "exponential":
        return each(lambda v: -math.expm1(-params[0] * v) if v > 0 else 0.0, x)
    if name not in ("bernoulli", "binomial", "poisson"):
        raise ValueError(name)
    known = steps(name, params, max([0, *(math.floor(float(v)) for v in np.ravel(x))]))
    return each(lambda v: known[math.floor(v)] if v >= 0 else 0.0, x)


def inverse_transform(name, params, u):
    if name == "exponential":
        return each(lambda v: -math.log1p(-v) / params[0], u)
    if name in ("bernoulli", "binomial"):
        known = steps(name, params, 1 if name == "bernoulli" else params[0])
    elif name == "poisson":
        known, k, most = [], 0, max([0.0, *np.ravel(u).tolist()])
        total = 0.0
        while total <= most:
            total += math.exp(log_pmf(name, params, k))
            known.append(total)
            k += 1
    else:
        raise ValueError(name)
    return each(lambda v: bisect_right(known, v), u)
