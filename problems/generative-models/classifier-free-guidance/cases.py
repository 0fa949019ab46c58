import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def array(x, limit=1e3):
    return isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and bool((np.abs(x.astype(float)) <= limit).all())


def number(x, low, high):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and low <= x <= high


def valid_guide(eps_uncond, eps_cond, scale, rescale=0.0):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not array(eps_uncond) or not array(eps_cond) or eps_uncond.shape != eps_cond.shape:
        return "Both predictions are arrays of numbers of one shape, at most 1000 in size."
    if eps_cond.ndim < 2 or eps_cond.size == 0:
        return "The shape is (B, ...) with at least one further axis, and nothing is empty."
    if not number(scale, 0, 100) or not number(rescale, 0, 1):
        return "scale is in 0 to 100, and rescale in 0 to 1."
    uncond, cond = eps_uncond.astype(float), eps_cond.astype(float)
    guided = (uncond + scale * (cond - uncond)).reshape(len(cond), -1)
    size = np.maximum(1e-3, np.abs(uncond).max() + scale * np.abs(cond - uncond).max())
    return bool(rescale == 0 or (guided.std(axis=1) > 1e-3 * size).all()) or "A guided sample is nearly constant."


def sound(x, weights, means, stds):
    if not array(x) or x.ndim != 1 or x.size == 0:
        return "Samples have the shape (n,) with n from 1 on, and are at most 1000 in size."
    K = len(means) if isinstance(means, np.ndarray) and means.ndim == 1 else 0
    if K == 0 or not all(array(each) and each.shape == (K,) for each in (weights, means, stds)):
        return "weights, means and stds have one shape (K,)."
    if not (weights.min() >= 1e-6 and abs(weights.astype(float).sum() - 1) < 1e-9):
        return "Weights are at least 1e-6 and sum to 1."
    return bool((stds >= 1e-2).all() and (stds <= 100).all()) or "stds are in 0.01 to 100."


def label_fits(label, means):
    return isinstance(label, (int, np.integer)) and not isinstance(label, bool) and 0 <= label < len(means)


def valid_noise(x, alpha_cumprod, weights, means, stds, label=None):
    good = sound(x, weights, means, stds)
    if good is not True:
        return good
    if not number(alpha_cumprod, 1e-5, 1 - 1e-5):
        return "alpha_cumprod is between 1e-5 and 1 - 1e-5."
    return label is None or label_fits(label, means) or "label is None or an index into means, from 0 on."


def valid_sweep(x_T, scales, label, alphas_cumprod, weights, means, stds):
    good = sound(x_T, weights, means, stds)
    if good is not True:
        return good
    if not label_fits(label, means):
        return "label is an index into means, from 0 on."
    if not array(scales, 10) or scales.ndim != 1 or not 1 <= scales.size <= 50 or scales.min() < 0:
        return "scales has 1 to 50 elements, each between 0 and 10."
    if not isinstance(alphas_cumprod, np.ndarray) or alphas_cumprod.dtype.kind != "f" or alphas_cumprod.ndim != 1:
        return "alphas_cumprod is a float array with one axis."
    levels = np.append(1.0, alphas_cumprod)
    if not 2 <= len(levels) <= 31 or levels.min() < 1e-4 or not (levels[1:] <= 0.999 * levels[:-1]).all():
        return "alphas_cumprod has 1 to 30 falling elements, from below 1 to at least 1e-4."
    close = (stds >= 0.3).all() and np.abs(means.astype(float)).max() <= 5 and np.abs(x_T.astype(float)).max() <= 10
    return bool(close) or "In a sweep stds are at least 0.3, means at most 5 and samples at most 10 in size."


def mixture(rng, K, least=0.05):
    weights = rng.uniform(0.2, 1.0, size=K)
    return {"weights": weights / weights.sum(), "means": rng.normal(scale=2.0, size=K).clip(-5, 5),
            "stds": rng.uniform(least, 1.5, size=K)}  # fmt: skip


def random_guide(rng, i):
    shape = [(3, 4), (2, 3, 5), (4, 1, 2, 3), (1, 6)][i % 4]
    case = {"eps_uncond": rng.normal(size=shape), "eps_cond": rng.normal(size=shape)}
    case["scale"] = float(rng.uniform(0, 9))
    return case | ({"rescale": float(rng.uniform(0.1, 1))} if i % 3 else {})


def random_noise(rng, i):
    K = 1 + i % 4
    case = {"x": 3 * rng.normal(size=5), "alpha_cumprod": float(rng.uniform(0.01, 0.99))} | mixture(rng, K)
    return case | ({"label": int(rng.integers(K))} if i % 2 else {})


def random_sweep(rng, i):
    K, T = 2 + i % 3, 1 + i % 5
    case = {"x_T": rng.normal(size=6), "scales": rng.uniform(0, 5, size=2), "label": int(rng.integers(K))}
    return case | {"alphas_cumprod": np.cumprod(rng.uniform(0.3, 0.9, size=T))} | mixture(rng, K, least=0.4)


def build(cases):
    a = np.array
    e = cases.of("guide")
    u, c = a([[1.0, -1.0, 2.0], [0.0, 3.0, 1.0]]), a([[2.0, 0.0, 0.5], [1.0, -1.0, 1.5]])
    e.example("three-times", eps_uncond=u, eps_cond=c, scale=3.0)
    e.example("rescaled", eps_uncond=u, eps_cond=c, scale=3.0, rescale=0.7)
    e.edge("unconditional", eps_uncond=u, eps_cond=c, scale=0.0)
    e.edge("unconditional-rescaled", eps_uncond=u, eps_cond=c, scale=0.0, rescale=1.0)
    e.edge("conditional", eps_uncond=u, eps_cond=c, scale=1.0)
    e.edge("constant-samples", eps_uncond=a([[0.5, 0.5]]), eps_cond=a([[1.0, 1.0]]), scale=4.0)
    grid, other = np.arange(24.0).reshape(2, 3, 4) ** 1.5, np.cos(2 * np.arange(24.0)).reshape(2, 3, 4)
    e.shape("layouts", eps_uncond=Layout(grid, "fortran"), eps_cond=Layout(other, "readonly"), scale=7.5, rescale=0.4)
    e.shape("integers", eps_uncond=a([[9, 1, 5]]), eps_cond=a([[2, 4, 3]]), scale=2, rescale=0.5)
    e.random(30, random_guide, seed=841)
    small = st.lists(st.sampled_from([0.0, 1.0, -2.0, 0.5]), min_size=4, max_size=4)
    pair = small.map(lambda values: np.array(values).reshape(2, 2))
    e.strategy(
        st.fixed_dictionaries(
            {"eps_uncond": pair, "eps_cond": pair, "scale": st.sampled_from([0.0, 1.0, 2.0])},
            optional={"rescale": st.sampled_from([0.5, 1.0])},
        ).filter(lambda given: valid_guide(**given) is True),
        valid=valid_guide,
    )

    f = cases.of("mixture_noise")
    two = {"weights": a([0.25, 0.75]), "means": a([-1.0, 2.0]), "stds": a([0.5, 1.0])}
    f.example("half-noise", x=a([0.0, 1.0, -2.0]), alpha_cumprod=0.5, **two)
    f.example("of-one-component", x=a([0.0, 1.0, -2.0]), alpha_cumprod=0.64, **two, label=0)
    f.edge("other-label", x=a([0.0, 1.0, -2.0]), alpha_cumprod=0.64, **two, label=1)
    f.edge("one-component", x=a([0.0, 1.0]), alpha_cumprod=0.3, weights=a([1.0]), means=a([2.0]), stds=a([0.7]))
    f.shape("integers", x=a([0, 1, 3]), alpha_cumprod=0.64, weights=a([0.25, 0.75]), means=a([4, 2]), stds=a([1, 3]))
    f.shape("layouts", x=Layout(a([0.0, 1.0, -2.0]), "strided"), alpha_cumprod=0.3,
            weights=Layout(two["weights"], "readonly"), means=Layout(two["means"], "strided"),
            stds=Layout(two["stds"], "readonly"))  # fmt: skip
    f.stability("far-away", x=a([300.0, -500.0, 0.5]), alpha_cumprod=0.9, **two)
    f.stability("nearly-clean", x=a([0.9, -3.0, 50.0]), alpha_cumprod=1 - 1e-5, **two | {"stds": a([0.01, 0.02])})
    f.stability("nearly-pure-noise", x=a([0.9, -3.0, 50.0]), alpha_cumprod=1e-5, **two)
    f.random(32, random_noise, seed=842)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    mixtures = {
        "weights": st.sampled_from([a([0.5, 0.5]), a([0.25, 0.75])]),
        "means": st.tuples(values, values).map(np.array),
        "stds": st.sampled_from([a([0.5, 1.0]), a([1.0, 1.0])]),
    }
    xs = st.lists(values, min_size=1, max_size=2).map(np.array)
    f.strategy(
        st.fixed_dictionaries(
            {"x": xs, "alpha_cumprod": st.sampled_from([0.25, 0.5])} | mixtures, optional={"label": st.integers(0, 1)}
        ),
        valid=valid_noise,
    )

    g = cases.of("guidance_sweep")
    start, falling = a([-1.5, -0.5, 0.1, 0.8, 1.7]), a([0.9, 0.6, 0.25])
    g.example("one-step", x_T=a([1.0, -1.0]), scales=a([1.0, 3.0]), label=1, alphas_cumprod=a([0.5]), **two)
    g.example("three-steps", x_T=start, scales=a([0.0, 1.0, 2.0, 4.0]), label=1, alphas_cumprod=falling, **two)
    g.edge("one-sample", x_T=a([0.75]), scales=a([2.5]), label=0, alphas_cumprod=falling, **two)
    g.shape("integers", x_T=a([1, 0, 2]), scales=a([0, 2]), label=0, alphas_cumprod=falling, weights=a([0.25, 0.75]),
            means=a([4, 2]), stds=a([1, 2]))  # fmt: skip
    g.shape("layouts", x_T=Layout(start, "strided"), scales=Layout(a([0.5, 6.0]), "readonly"), label=0,
            alphas_cumprod=Layout(falling, "strided"), **two)  # fmt: skip
    g.random(30, random_sweep, seed=843)
    g.strategy(
        st.fixed_dictionaries(
            {"x_T": xs, "scales": st.sampled_from([a([1.0]), a([0.0, 2.0])]), "label": st.integers(0, 1),
             "alphas_cumprod": st.sampled_from([a([0.5]), a([0.75, 0.5])])} | mixtures
        ),
        valid=valid_sweep,
    )  # fmt: skip
