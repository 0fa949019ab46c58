import math

import numpy as np
from gradus import Layout
from hypothesis import strategies as st

NAMES = ("bernoulli", "binomial", "poisson", "normal", "exponential")


def number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and math.isfinite(x)


def valid_params(name, params):
    """True, or the sentence that tells a user why these parameters are outside the task."""
    if not isinstance(name, str):
        return "name is a string."
    if name not in NAMES:
        return True
    if not isinstance(params, tuple) or not all(number(each) for each in params):
        return "params is a tuple of numbers."
    if len(params) != (2 if name in ("binomial", "normal") else 1):
        return "params holds as many numbers as the distribution has parameters."
    if name in ("bernoulli", "binomial"):
        p = params[-1]
        if name == "binomial" and not (isinstance(params[0], int) and 1 <= params[0] <= 10_000):
            return "n is an integer from 1 to 10,000."
        return p in (0, 1) or 1e-20 <= p <= 1 - 1e-9 or "p is 0, 1, or between 1e-20 and 1 - 1e-9."
    if name == "normal":
        return (abs(params[0]) <= 1e6 and 1e-6 <= params[1] <= 1e6) or "The mean is at most 1e6, sigma 1e-6 to 1e6."
    return 1e-20 <= params[0] <= 10_000 or "The rate is between 1e-20 and 10,000."


def log_probabilities(name, params, top):
    if name == "poisson":
        return [k * math.log(params[0]) - params[0] - math.lgamma(k + 1) for k in range(top + 1)]
    n, p = (1, params[0]) if name == "bernoulli" else params
    if p in (0, 1):
        return [0.0 if k == n * p else -math.inf for k in range(n + 1)]
    ways = [math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) for k in range(min(n, top) + 1)]
    return [each + k * math.log(p) + (n - k) * math.log1p(-p) for k, each in enumerate(ways)]


def array(x, size):
    return isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and x.size <= size and np.isfinite(x).all()


def valid(name, params, x):
    """The same for log_density."""
    told = valid_params(name, params)
    if told is not True or name not in NAMES:
        return told
    if not array(x, 10_000) or (np.abs(x.astype(float)) > 20_000).any():
        return "x holds up to 10,000 numbers of at most 20,000."
    x = x.astype(float)
    if name == "normal":
        if (params[1] > 1e3 * np.abs(x - params[0]) + 1e3).any():
            return True
        values = -(((x - params[0]) / params[1]) ** 2) / 2 - math.log(params[1]) - math.log(2 * math.pi) / 2
        if ((x != params[0]) & (np.abs(x - params[0]) < 1e-6 * np.abs(x))).any():
            return "x is the mean, or clearly differs from it."
        return bool((np.abs(values) >= 1e-3).all()) or "The values are at least 1e-3 in magnitude."
    if name == "exponential":
        values = math.log(params[0]) - params[0] * x[x >= 0]
        return bool((np.abs(values) >= 1e-3).all()) or "The values are at least 1e-3 in magnitude."
    return True


def valid_cdf(name, params, x):
    """The same for cdf."""
    told = valid_params(name, params)
    if told is not True or name not in NAMES:
        return told
    if not array(x, 10_000) or (np.abs(x.astype(float)) > 20_000).any():
        return "x holds up to 10,000 numbers of at most 20,000."
    x = x.astype(float)
    if name == "normal":
        z = (x - params[0]) / params[1]
        if ((x != params[0]) & (np.abs(x - params[0]) < 1e-3 * np.abs(x))).any():
            return "x is the mean, or clearly differs from it."
        return bool((z >= -30).all()) or "x is at most 30 standard deviations below the mean."
    if name == "exponential":
        return bool((params[0] * x[x > 0] > 1e-250).all()) or "Values are 0, or at least 1e-250."
    if name == "poisson" and params[0] > 600 or name == "binomial" and params[1] not in (0, 1):
        first = log_probabilities(name, params, 0)[0]
        if first < -640 and (x >= 0).any():
            top = int(x[x >= 0].min())
            sums = np.exp(log_probabilities(name, params, top)).sum()
            return bool(sums > 1e-280) or "Values are 0, or at least 1e-280."
    return True


def valid_draws(name, params, u):
    """The same for inverse_transform."""
    told = valid_params(name, params)
    if told is not True or name not in NAMES or name == "normal":
        return told
    if not array(u, 10_000) or (u < 0).any() or (u > 1 - 1e-6).any():
        return "u holds up to 10,000 numbers from 0 to 1 - 1e-6."
    if name == "exponential":
        return bool(((u == 0) | (u >= 1e-200)).all()) or "u is 0, or at least 1e-200."
    rate = params[0] if name == "poisson" else 0
    logs = log_probabilities(name, params, int(rate + 20 * math.sqrt(rate) + 50) if rate else 10_000)
    if (u == 0).any() and params[-1] not in (0, 1) and logs[0] < -600:
        return "u is not 0 where the first probability nearly is."
    steps, inner = np.cumsum(np.exp(logs)), u[u > 0]
    place = np.searchsorted(steps, inner)
    for neighbour in (np.maximum(place - 1, 0), np.minimum(place, len(steps) - 1)):
        if (np.abs(steps[neighbour] - inner) < 1e-8).any():
            return "u is clearly on one side of each step."
    return True


def random_params(rng, i):
    name = NAMES[i % 5]
    if name == "bernoulli":
        return name, (float(rng.uniform(0.05, 0.95)),)
    if name == "binomial":
        return name, (int(rng.integers(2, 60)), float(rng.uniform(0.05, 0.95)))
    if name == "normal":
        return name, (float(rng.normal(scale=3.0)), float(10.0 ** rng.uniform(-1, 1)))
    return name, (float(10.0 ** rng.uniform(-1, 1.3)),)


def random_case(rng, i):
    name, params = random_params(rng, i)
    x = rng.integers(-1, 8, size=(2, 3)) if i % 2 else rng.normal(scale=4.0, size=5)
    return {"name": name, "params": params, "x": x}


def random_draws(rng, i):
    name, params = random_params(rng, i + (i % 5 == 3))
    return {"name": name, "params": params, "u": rng.random((2, 3)) if i % 2 else rng.random(5)}


def common(e, last, trials):
    """What the two functions of x have in common; trials is the n of a large binomial distribution."""
    a = np.array
    e.example("binomial", name="binomial", params=(4, 0.25), x=a([0.0, 1.0, 4.0, 5.0, 1.5]))
    e.example("normal", name="normal", params=(1.0, 2.0), x=a([1.0, -3.0, 4.5]))
    e.example("exponential", name="exponential", params=(0.5,), x=a([3.0, 0.0, -1.0]))
    e.edge("bernoulli", name="bernoulli", params=(0.3,), x=a([0.0, 1.0, 2.0, -1.0, 0.5]))
    e.edge("poisson", name="poisson", params=(2.5,), x=a([0.0, 3.0, -0.5, 3.5, 12.0]))
    e.edge("never", name="binomial", params=(3, 0.0), x=a([0, 1, 3, 4]))
    e.edge("always", name="binomial", params=(3, 1), x=a([0.0, 2.5, 3.0, 4.0]))
    e.edge("certain-bernoulli", name="bernoulli", params=(1.0,), x=a([0.0, 1.0]))
    e.edge("below-the-support", name="poisson", params=(2.0,), x=a([-3.0, -1.0, -0.25]))
    e.edge("nothing", name="poisson", params=(2.0,), x=np.zeros((0, 2)))
    e.edge("unknown", name="geometric", params=(3, 0.5), x=a([1.0]), raises=ValueError)
    e.edge("unknown-with-a-rate", name="Poisson", params=(2.0,), x=a([1.0]), raises=ValueError)
    e.shape("scalar", name="binomial", params=(6, 0.4), x=a(2.0))
    e.shape("square", name="normal", params=(-1.0, 0.75), x=a([[0.25, 1.0], [-2.0, 2.0]]))
    e.shape("unsigned", name="normal", params=(150, 60), x=a([[200, 3, 90]], dtype=np.uint8))
    e.shape("unsigned-counts", name="binomial", params=(200, 0.6), x=a([100, 130, 250], dtype=np.uint8))
    e.shape("layouts", name="poisson", params=(3.0,), x=Layout(a([[1.0, 4.0], [0.0, 2.0], [7.0, 3.0]]), "fortran"))
    e.stability("large-n", name="binomial", params=(trials, 0.3), x=np.round(a([0.3, 0.28, 0.315]) * trials))
    e.stability("large-rate", name="poisson", params=(5000.0,), x=a([5000.0, 4700.0, 5200.5]))
    e.stability("rare", name="binomial", params=(9000, 1e-16), x=a([0.0, 1.0, 2.0]))
    e.stability("normal-tails", name="normal", params=(2.0, 0.1), x=a([-0.5, 0.7, 3.5]))
    e.stability("small-rate", name="exponential", params=(1e-15,), x=a([2.0, 1e3]))
    e.random(30, random_case, seed=last)
    params = {"bernoulli": (0.25,), "binomial": (2, 0.25), "poisson": (1.5,), "normal": (1.0, 2.0)}
    params["exponential"] = (0.5,)
    pair = st.sampled_from(sorted(params.items())).map(lambda item: {"name": item[0], "params": item[1]})
    some = st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0]), min_size=1, max_size=2).map(np.array)
    return st.builds(lambda p, x: p | {"x": x}, pair, some), pair


def build(cases):
    a = np.array
    e = cases.of("log_density")
    inputs, _ = common(e, 1621, 10_000)
    e.stability("normal-far-from-zero", name="normal", params=(15e3, 0.5), x=a([15e3 + 1.25, 15e3 - 0.75, 15e3 + 25.0]))
    e.strategy(inputs, groups=["example", "edge", "shape", "random"], valid=valid)
    e = cases.of("cdf")
    inputs, pair = common(e, 1622, 3000)  # math.comb for each outcome is right, and slow for more
    e.strategy(inputs, groups=["example", "edge", "shape", "random"], valid=valid_cdf)

    e = cases.of("inverse_transform")
    e.example("binomial", name="binomial", params=(4, 0.25), u=a([0.1, 0.5, 0.999]))
    e.example("exponential", name="exponential", params=(0.5,), u=a([0.0, 0.25, 0.9]))
    e.example("poisson", name="poisson", params=(2.5,), u=a([0.75, 0.01, 0.3]))
    e.edge("bernoulli", name="bernoulli", params=(0.3,), u=a([0.69, 0.71, 0.0]))
    e.edge("never", name="binomial", params=(3, 0.0), u=a([0.0, 0.5]))
    e.edge("always", name="binomial", params=(3, 1.0), u=a([0.0, 0.5]))
    e.edge("certain-bernoulli", name="bernoulli", params=(1,), u=a([0.0, 0.9]))
    e.edge("zero-is-the-first", name="poisson", params=(3.0,), u=a([0.0]))
    e.edge("nothing", name="poisson", params=(2.0,), u=np.zeros((0, 2)))
    e.edge("unknown", name="geometric", params=(3, 0.5), u=a([0.5]), raises=ValueError)
    e.edge("unknown-with-a-rate", name="Poisson", params=(2.0,), u=a([0.5]), raises=ValueError)
    e.edge("normal", name="normal", params=(0.0, 1.0), u=a([0.5]), raises=ValueError)
    e.shape("scalar", name="binomial", params=(6, 0.4), u=a(0.3))
    e.shape("layouts", name="poisson", params=(3.0,), u=Layout(a([[0.1, 0.9], [0.5, 0.3], [0.7, 0.2]]), "fortran"))
    e.stability("tiny-u", name="exponential", params=(2.0,), u=a([1e-20, 1e-12]))
    e.stability("far-tail", name="poisson", params=(0.01,), u=a([0.99999, 0.9985, 0.5]))
    e.stability("large-n", name="binomial", params=(3000, 0.3), u=a([0.02, 0.5, 0.99]))
    e.scale("three-thousand", name="poisson", params=(5000.0,), u=np.random.default_rng(162).random(3000))
    e.random(30, random_draws, seed=1623)
    few = st.lists(st.sampled_from([0.0, 0.1, 0.6, 0.9]), min_size=1, max_size=2).map(np.array)
    e.strategy(st.builds(lambda p, u: p | {"u": u}, pair, few), groups=["example", "edge", "shape", "random"],
               valid=valid_draws)
