import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def whole(n, low, high):
    return isinstance(n, (int, np.integer)) and not isinstance(n, bool) and low <= n <= high


def valid_timesteps(T, num_steps, spacing="leading"):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not whole(T, 1, 10_000) or not whole(num_steps, 1, T):
        return "T is between 1 and 10,000, and num_steps between 1 and T."
    return isinstance(spacing, str) or "spacing is a string."


def array(x, limit=1e4):
    return isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and bool((np.abs(x.astype(float)) <= limit).all())


def sound(x, alphas_cumprod, eta):
    if not array(x) or x.size == 0:
        return "Samples are arrays of numbers, at most 1e4 in size."
    if not isinstance(alphas_cumprod, np.ndarray) or alphas_cumprod.dtype.kind != "f" or alphas_cumprod.ndim != 1:
        return "alphas_cumprod is a float array with one axis."
    levels = np.append(1.0, alphas_cumprod)
    if len(levels) == 1 or not levels.min() >= 1e-6 or not (levels[1:] <= 0.999 * levels[:-1]).all():
        return "alphas_cumprod falls from below 1 to at least 1e-6, each by a thousandth of itself or more."
    good = isinstance(eta, (int, float)) and not isinstance(eta, bool) and (eta == 0 or 1e-3 <= eta <= 1)
    return good or "eta is 0, or between 0.001 and 1."


def valid_step(x_t, eps, t, s, alphas_cumprod, eta=0.0, noise=None):
    """The same for ddim_step."""
    good = sound(x_t, alphas_cumprod, eta)
    if good is not True:
        return good
    if not array(eps) or eps.shape != x_t.shape:
        return "eps has the shape of x_t."
    if not whole(t, 0, len(alphas_cumprod) - 1) or not whole(s, -1, t - 1):
        return "t and s are integers with -1 <= s < t, below T."
    if noise is not None and (not isinstance(noise, np.ndarray) or noise.shape != x_t.shape):
        return "noise is None, or has the shape of x_t."
    return noise is None or eta == 0 or array(noise) or "Noise is at most 1e4."


def valid_sample(model, x_T, timesteps, alphas_cumprod, eta=0.0, noises=None):
    """The same for ddim_sample."""
    good = sound(x_T, alphas_cumprod, eta)
    if good is not True:
        return good
    T = len(alphas_cumprod)
    if not isinstance(timesteps, np.ndarray) or timesteps.dtype.kind not in "iu" or not 1 <= timesteps.size <= 50:
        return "timesteps is an integer array with 1 to 50 elements."
    steps = timesteps.astype(np.int64)
    if timesteps.ndim != 1 or not (np.diff(steps) < 0).all() or steps[0] >= T or steps[-1] < 0:
        return "timesteps falls, within 0 .. T - 1."
    if noises is not None and (not isinstance(noises, np.ndarray) or noises.shape != (len(steps), *x_T.shape)):
        return "noises is None, or has the shape (len(timesteps), ...)."
    return noises is None or eta == 0 or array(noises) or "Noise is at most 1e4."


def random_timesteps(rng, i):
    T = 20 + 7 * i
    case = {"T": T, "num_steps": int(rng.integers(1, T // 2))}
    return case | ({"spacing": ["leading", "trailing"][i % 2]} if i % 3 else {})


SHAPES = [(3, 4), (2,), (2, 3, 5), (), (4, 1, 2, 3)]


def levels(rng, T):
    return np.cumprod(rng.uniform(0.5, 0.98, size=T))


def random_step(rng, i):
    T, shape = int(rng.integers(2, 8)), SHAPES[i % 5]
    t = int(rng.integers(0, T))
    case = {"x_t": np.array(rng.normal(size=shape)), "eps": np.array(rng.normal(size=shape)), "t": t}
    case |= {"s": int(rng.integers(-1, t)), "alphas_cumprod": levels(rng, T)}
    if i % 3:
        case |= {"eta": [1.0, 0.5, 0.2][i // 3 % 3], "noise": np.array(rng.normal(size=shape))}
    return case


def random_sample(rng, i):
    T, shape = 4 + i % 5, SHAPES[i % 5]
    steps = np.sort(rng.permutation(T)[: 1 + i % 4])[::-1].copy()
    affine = Fn("affine", weight=float(rng.uniform(0.2, 1)), time_weight=float(rng.normal()), bias=float(rng.normal()))
    case = {"model": affine if i % 2 else Fn("rough", weight=float(rng.normal()))}
    case |= {"x_T": np.array(rng.normal(size=shape)), "timesteps": steps, "alphas_cumprod": levels(rng, T)}
    if i % 3:
        case |= {"eta": [1.0, 0.4, 0.7][i // 3 % 3], "noises": rng.normal(size=(len(steps), *shape))}
    return case


def build(cases):
    a = np.array
    e = cases.of("ddim_timesteps")
    e.example("ten-in-threes", T=10, num_steps=3)
    e.example("trailing", T=10, num_steps=3, spacing="trailing")
    e.edge("all-steps", T=4, num_steps=4)
    e.edge("one-step", T=7, num_steps=1)
    e.edge("one-trailing-step", T=7, num_steps=1, spacing="trailing")
    e.edge("more-than-half", T=10, num_steps=6)
    e.edge("unknown-spacing", T=10, num_steps=2, spacing="linspace", raises=ValueError)
    e.random(30, random_timesteps, seed=831)
    e.strategy(
        st.fixed_dictionaries(
            {"T": st.integers(3, 6), "num_steps": st.integers(1, 3)},
            optional={"spacing": st.sampled_from(["leading", "trailing", "other"])},
        ),
        valid=valid_timesteps,
    )

    table = a([0.9604, 0.64, 0.36, 0.0784])
    flat = {"x_t": a([1.0, -2.0]), "eps": a([0.6, 0.8])}
    cube, other = np.sin(np.arange(24.0)).reshape(2, 3, 4), np.cos(3 * np.arange(24.0)).reshape(2, 3, 4)
    # coverage-ok: ddim_step.eta: eta above 0 needs noise
    # coverage-ok: ddim_sample.eta: eta above 0 needs noises
    f = cases.of("ddim_step")
    f.example("leap-over-one", **flat, t=2, s=0, alphas_cumprod=table)
    f.example("half-random", **flat, t=3, s=1, alphas_cumprod=table, eta=0.5, noise=a([1.0, -3.0]))
    f.example("to-the-clean-sample", **flat, t=1, s=-1, alphas_cumprod=table)
    f.edge("fully-random", **flat, t=2, s=1, alphas_cumprod=table, eta=1.0, noise=a([1.0, -3.0]))
    f.edge("last-leap-fully-random", **flat, t=2, s=-1, alphas_cumprod=table, eta=1.0, noise=a([1.0, -3.0]))
    f.edge("noise-not-looked-at", **flat, t=2, s=1, alphas_cumprod=table, noise=a([np.nan, 5.0]))
    f.edge("noise-missing", **flat, t=2, s=1, alphas_cumprod=table, eta=0.3, raises=ValueError)
    f.edge("noise-missing-in-the-last-leap", **flat, t=2, s=-1, alphas_cumprod=table, eta=1.0, raises=ValueError)
    f.shape("number", x_t=a(1.5), eps=a(-0.5), t=3, s=0, alphas_cumprod=table, eta=0.8, noise=a(0.25))
    f.shape("integers", x_t=a([[10, 0, 7], [3, 1, 20]]), eps=a([[1, 2, 0], [0, 1, 3]]), t=3, s=2, alphas_cumprod=table,
            eta=0.5, noise=a([[0, 2, 1], [1, 3, 0]]))  # fmt: skip
    f.shape("layouts", x_t=Layout(cube, "fortran"), eps=Layout(other, "readonly"), t=2, s=1,
            alphas_cumprod=Layout(table, "strided"), eta=0.6, noise=Layout(cube[::-1] * 2, "fortran"))  # fmt: skip
    f.stability("from-nearly-pure-noise", **flat, t=2, s=0, alphas_cumprod=a([0.998, 1e-3, 1e-5]))
    f.random(32, random_step, seed=832)

    half = Fn("affine", weight=0.5, time_weight=0.0, bias=0.0)
    slanted = Fn("affine", weight=0.5, time_weight=0.25, bias=-0.5)
    long = {"model": slanted, "x_T": a([[2.0, -1.0, 0.5]]), "alphas_cumprod": table}
    noises = a([[[0.5, -1.0, 3.0]], [[1.0, 2.0, 0.25]], [[-2.0, 0.25, 1.0]]])
    g = cases.of("ddim_sample")
    g.example("two-leaps", model=half, x_T=a([1.0, -2.0]), timesteps=a([3, 1]), alphas_cumprod=table)
    g.example("with-noise", **long, timesteps=a([3, 2, 0]), eta=0.5, noises=noises)
    g.edge("one-leap", **long, timesteps=a([2]))
    g.edge("one-fully-random-leap", **long, timesteps=a([2]), eta=1.0, noises=noises[:1])
    g.edge("all-steps", **long, timesteps=a([3, 2, 1, 0]))
    g.edge("fully-random", **long, timesteps=a([3, 2, 1]), eta=1.0, noises=noises)
    g.edge("noise-not-looked-at", **long, timesteps=a([3, 2, 1]), noises=noises * np.nan)
    g.edge("noise-missing", **long, timesteps=a([3, 1]), eta=0.1, raises=ValueError)
    g.shape("batch", model=Fn("rough", weight=0.8), x_T=cube, timesteps=a([3, 1], dtype=np.uint8), alphas_cumprod=table,
            eta=0.7, noises=np.stack([other, cube[::-1]]))  # fmt: skip
    g.shape("looked-up", model=Fn("embedding", weight=0.4), x_T=cube, timesteps=a([3, 2, 0]), alphas_cumprod=table)
    g.shape("integers", model=slanted, x_T=a([[2, 1], [0, 3]]), timesteps=a([3, 1]), alphas_cumprod=table, eta=0.7,
            noises=a([[[1, 2], [0, 1]], [[3, 0], [1, 2]]]))  # fmt: skip
    g.shape("layouts", model=slanted, x_T=Layout(cube, "readonly"), timesteps=Layout(a([3, 1]), "strided"),
            alphas_cumprod=Layout(table, "strided"), eta=1.0,
            noises=Layout(np.stack([other, cube * 3]), "fortran"))  # fmt: skip
    g.random(30, random_sample, seed=833)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    pair = st.lists(number, min_size=2, max_size=2).map(np.array)
    tables, etas = st.sampled_from([a([0.75, 0.5, 0.25]), a([0.5, 0.25, 0.125])]), st.sampled_from([0.0, 0.5, 1.0])
    f.strategy(
        st.fixed_dictionaries(
            {"x_t": pair, "eps": pair, "t": st.integers(1, 2), "s": st.integers(-1, 0), "alphas_cumprod": tables},
            optional={"eta": etas, "noise": pair},
        ),
        valid=valid_step,
    )
    steps = st.sampled_from([a([2]), a([2, 0]), a([1, 0])])
    g.strategy(
        steps.flatmap(
            lambda chosen: st.fixed_dictionaries(
                {"model": st.sampled_from([half, slanted]), "x_T": pair, "timesteps": st.just(chosen),
                 "alphas_cumprod": tables},
                optional={"eta": etas, "noises": st.tuples(*[pair] * len(chosen)).map(np.array)},
            )  # fmt: skip
        ),
        valid=valid_sample,
    )
