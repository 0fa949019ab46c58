# style: a table of functions, masks and np.vectorize
import math

import numpy as np

lgamma = np.vectorize(math.lgamma, otypes=[float])


def count_logs(n, p, k):
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = np.where(k == 0, 0.0, k * np.log(p)) + np.where(k == n, 0.0, (n - k) * np.log1p(-p))
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + gain


LOGS = {
    "bernoulli": lambda params, k: count_logs(1, params[0], k),
    "binomial": lambda params, k: count_logs(params[0], params[1], k),
    "poisson": lambda params, k: k * math.log(params[0]) - params[0] - lgamma(k + 1),
}


def last(name, params):
    return {"bernoulli": 1, "binomial": params[0]}.get(name, np.inf)


def log_density(name, params, x):
    x = np.asarray(x, dtype=float)
    if name == "normal":
        z = (x - params[0]) / params[1]
        return -0.5 * (z * z + math.log(2 * math.pi)) - math.log(params[1])
    if name == "exponential":
        out = math.log(params[0]) - params[0] * x
        return np.where(x < 0, -np.inf, out)
    if name not in LOGS:
        raise ValueError
    good = (x >= 0) & (x % 1 == 0) & (x <= last(name, params))
    out = np.full(x.shape, -np.inf)
    if good.any():
        out[good] = LOGS[name](params, x[good])
    return out


def table(name, params, top):
    k = np.arange(min(top, last(name, params)) + 1, dtype=float)
    return np.exp(LOGS[name](params, k)).cumsum()


def cdf(name, params, x):
    x = np.asarray(x, dtype=float)
    if name == "normal":
        return np.vectorize(lambda z: math.erfc(-z / 2**0.5) / 2, otypes=[float])((x - params[0]) / params[1])
    if name == "exponential":
        return np.where(x > 0, -np.expm1(-params[0] * np.abs(x)), 0.0)
    if name not in LOGS:
        raise ValueError
    steps = table(name, params, int(max(x.max(initial=0), 0)))
    k = np.clip(np.floor(x), 0, len(steps) - 1).astype(int)
    return np.where(x >= 0, steps[k], 0.0)


def inverse_transform(name, params, u):
    if name == "exponential":
        return -np.log1p(-u) / params[0]
    if name not in LOGS:
        raise ValueError
    steps = table(name, params, int(params[0] + 30 * params[0] ** 0.5 + 30) if name == "poisson" else 10_000)
    return np.minimum((np.searchsorted(steps, u, side="right")), last(name, params)).astype(int)
