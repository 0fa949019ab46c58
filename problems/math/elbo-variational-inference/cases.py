import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def four(values, name):
    good = isinstance(values, (tuple, list)) and len(values) == 4
    if not good or not all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values):
        return f"{name} holds four numbers."
    if abs(values[0]) > 1e7 or not all(1e-3 <= v <= 1e5 for v in values[1:]):
        return f"The mean in {name} is at most 1e7 in size, the other three are between 0.001 and 1e5."
    return True


def valid(x, prior, q=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(x, np.ndarray) or x.dtype.kind not in "iuf" or x.ndim != 1 or len(x) > 1000:
        return "x is an array of numbers, of shape (n,), with n at most 1000."
    if not (np.abs(x.astype(float)) <= 1e7).all():
        return "Numbers in x are at most 1e7 in size."
    good = four(prior, "prior")
    return four(q, "q") if good is True and q is not None else good


def valid_mean_field(x, prior, iterations):
    whole = isinstance(iterations, (int, np.integer)) and not isinstance(iterations, bool)
    if not whole or not 1 <= iterations <= 500:
        return "iterations is an integer between 1 and 500."
    return valid(x, prior)


def valid_estimate(x, prior, q, mu, tau):
    for draws in (mu, tau):
        if not isinstance(draws, np.ndarray) or draws.dtype.kind != "f" or draws.ndim != 1 or draws.size == 0:
            return "mu and tau are float arrays of shape (S,)."
    if mu.shape != tau.shape or not (np.abs(mu) <= 1e7).all() or not ((tau >= 1e-4) & (tau <= 1e5)).all():
        return "mu and tau have one shape; mu is at most 1e7 in size, and tau is in 1e-4 to 1e5."
    return valid(x, prior, q)


def four_of(rng):
    return tuple(float(v) for v in (rng.normal(scale=2.0), *np.exp(rng.normal(size=3))))


def random_shared(rng, i):
    centre, spread = rng.normal(scale=3.0), np.exp(rng.normal())
    return {"x": rng.normal(loc=centre, scale=spread, size=1 + i % 7), "prior": four_of(rng)}


def random_mean_field(rng, i):
    return random_shared(rng, i) | {"iterations": 1 + i % 4}


def random_elbo(rng, i):
    return random_shared(rng, i) | {"q": four_of(rng)}


def random_estimate(rng, i):
    S = 1 + i % 4
    return random_elbo(rng, i) | {"mu": rng.normal(scale=2.0, size=S), "tau": np.exp(rng.normal(size=S))}


def build(cases):
    a = np.array
    x, prior, q = a([1.0, 3.0, 2.5]), (0.5, 2.0, 3.0, 1.5), (1.25, 4.0, 2.0, 5.0)
    wide = {"x": a([2.0, -1.0, 4.0, 0.5, 7.0]), "prior": (-1.0, 0.25, 0.5, 4.0)}
    far = {"x": 1e6 + a([0.3, -1.7, 1.1, 0.65]), "prior": (1e6 - 3.0, 0.5, 2.0, 1.5)}
    few, whole = a([]), a([4, 1, 7], dtype=np.int64)
    draws = {"mu": a([1.0, 1.5, 0.25]), "tau": a([0.5, 1.25, 0.75])}

    e = cases.of("mean_field")
    e.example("one-round", x=x, prior=prior, iterations=1)
    e.example("three-rounds", x=x, prior=prior, iterations=3)
    e.edge("no-data", x=few, prior=prior, iterations=2)
    e.edge("one-observation", x=a([2.0]), prior=wide["prior"], iterations=2)
    e.edge("converged", **wide, iterations=60)
    e.shape("integers", x=whole, prior=prior, iterations=2)
    e.shape("strided", x=Layout(wide["x"], "strided"), prior=prior, iterations=2)
    e.stability("far-from-zero", **far, iterations=3)
    e.random(30, random_mean_field, seed=1521)

    f = cases.of("elbo")
    f.example("some-q", x=x, prior=prior, q=q)
    f.example("the-shape-of-the-update", x=x, prior=prior, q=(1.7, 6.0, 5.0, 4.5))
    f.edge("no-data", x=few, prior=prior, q=q)
    f.edge("far-too-sure", x=x, prior=prior, q=(1.25, 400.0, 90.0, 40.0))
    f.shape("integers", x=whole, prior=prior, q=q)
    f.shape("read-only", x=Layout(wide["x"], "readonly"), prior=wide["prior"], q=q)
    f.stability("far-from-zero", **far, q=(1e6 - 0.5, 3.0, 4.0, 6.0))
    f.random(30, random_elbo, seed=1522)

    g = cases.of("elbo_estimate")
    g.example("one-draw", x=x, prior=prior, q=q, mu=a([1.0]), tau=a([0.5]))
    g.example("three-draws", x=x, prior=prior, q=q, **draws)
    g.edge("no-data", x=few, prior=prior, q=q, **draws)
    g.shape("integers", x=whole, prior=prior, q=q, **draws)
    g.shape("layouts", x=Layout(wide["x"], "strided"), prior=wide["prior"], q=q, mu=Layout(draws["mu"], "strided"),
            tau=Layout(draws["tau"], "readonly"))  # fmt: skip
    g.stability("unlikely-draws", x=x, prior=prior, q=q, mu=a([60.0, -45.0]), tau=a([30.0, 0.002]))
    g.stability("far-from-zero", **far, q=(1e6 - 0.5, 3.0, 4.0, 6.0), mu=a([1e6, 1e6 + 0.5]), tau=a([0.5, 1.5]))
    g.random(30, random_estimate, seed=1523)

    h = cases.of("evidence_and_gap")
    h.example("some-q", x=x, prior=prior, q=q)
    h.example("after-three-rounds", x=x, prior=prior, q=(1.7, 5.0, 5.0, 4.6))
    h.edge("no-data", x=few, prior=prior, q=q)
    h.edge("one-observation", x=a([2.0]), prior=wide["prior"], q=q)
    h.shape("integers", x=whole, prior=prior, q=q)
    h.shape("strided", x=Layout(wide["x"], "strided"), prior=wide["prior"], q=q)
    h.stability("far-from-zero", **far, q=(1e6 - 0.5, 3.0, 4.0, 6.0))
    h.stability("large-shape", x=x, prior=(0.5, 2.0, 400.0, 300.0), q=(1.4, 7.0, 401.5, 303.0),
                note="The gamma function of 400 is beyond float64, its logarithm is 1994.")  # fmt: skip
    h.random(30, random_elbo, seed=1524)

    number, positive = st.sampled_from([0.0, 1.0, -2.0, 3.0]), st.sampled_from([0.5, 1.0, 2.0, 4.0])
    data = st.lists(number, max_size=3).map(np.array)
    some = st.tuples(number, positive, positive, positive)
    shared = {"x": data, "prior": some}
    pair = {"mu": st.tuples(number, number).map(np.array), "tau": st.tuples(positive, positive).map(np.array)}
    e.strategy(st.fixed_dictionaries(shared | {"iterations": st.integers(1, 3)}), valid=valid_mean_field)
    f.strategy(st.fixed_dictionaries(shared | {"q": some}), valid=valid)
    g.strategy(st.fixed_dictionaries(shared | {"q": some} | pair), valid=valid_estimate)
    h.strategy(st.fixed_dictionaries(shared | {"q": some}), valid=valid)
