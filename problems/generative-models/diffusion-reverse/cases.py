import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st

TYPES = ("fixed_small", "fixed_large")


def sound(batches, betas, variance_type):
    """True, or why the parts that all three functions share are outside the task."""
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "iuf" for each in (*batches, betas)):
        return "Samples, noise and betas are arrays of numbers."
    first = batches[0]
    if first.ndim == 0 or first.size == 0 or any(each.shape != first.shape for each in batches):
        return "Samples, predicted noise and noise have one shape (B, ...), with B from 1 on."
    if betas.ndim != 1 or not 1 <= len(betas) <= 1000 or not (1e-5 <= betas.min() <= betas.max() <= 0.999):
        return "betas has one axis, 1 to 1000 elements, each between 1e-5 and 0.999."
    return isinstance(variance_type, str) or "variance_type is a string."


def small(array):
    return bool((np.abs(array.astype(float)) <= 1e4).all())


def valid_steps(t, betas, B):
    good = isinstance(t, np.ndarray) and t.dtype.kind in "iu" and t.shape == (B,)
    return bool(good and ((t >= 0) & (t < len(betas))).all()) or "t holds B indices into betas, from 0 on."


def valid_mean(x_t, eps, t, betas, variance_type="fixed_small"):
    """True, or the sentence that tells a user why this input is outside the task."""
    good = sound((x_t, eps), betas, variance_type)
    if good is not True:
        return good
    return valid_steps(t, betas, len(x_t)) if small(x_t) and small(eps) else "Numbers are at most 1e4."


def valid_step(x_t, eps, t, betas, noise, variance_type="fixed_small"):
    good = sound((x_t, eps, noise), betas, variance_type)
    good = valid_mean(x_t, eps, t, betas, variance_type) if good is True else good
    if good is not True:
        return good
    return small(noise[t > 0]) or "The noise is at most 1e4, but may be NaN where t is 0."


def valid_loop(model, x_T, noises, betas, variance_type="fixed_small"):
    good = sound((x_T,), betas, variance_type)
    if good is not True:
        return good
    if len(betas) > 50 or not isinstance(noises, np.ndarray) or noises.dtype.kind not in "iuf":
        return "There are at most 50 steps, and noises is an array of numbers."
    if noises.shape != (len(betas), *x_T.shape):
        return "noises has the shape (T, B, ...)."
    return (small(x_T) and small(noises[1:])) or "Numbers are at most 1e4; noises[0] may be NaN."


SHAPES = [(3, 4), (2,), (2, 3, 5), (4, 1, 2, 3)]


def random_step(rng, i, noisy=True):
    T, shape = 2 + i % 6, SHAPES[i % 4]
    case = {"x_t": rng.normal(size=shape), "eps": rng.normal(size=shape), "t": rng.integers(0, T, size=shape[0])}
    case["betas"] = rng.uniform(0.01, 0.6, size=T)
    if noisy:
        case["noise"] = rng.normal(size=shape)
        case["noise"][case["t"] == 0] = np.nan if i % 3 == 0 else 7.0
    return case | ({"variance_type": TYPES[i % 2]} if i % 5 else {})


def random_mean(rng, i):
    return random_step(rng, i, noisy=False)


def random_loop(rng, i):
    T, shape = 1 + i % 5, SHAPES[i % 4]
    affine = Fn("affine", weight=float(rng.uniform(0.2, 1)), time_weight=float(rng.normal()), bias=float(rng.normal()))
    case = {"model": affine if i % 2 else Fn("rough", weight=float(rng.normal())), "x_T": rng.normal(size=shape)}
    case |= {"noises": rng.normal(size=(T, *shape)), "betas": rng.uniform(0.01, 0.6, size=T)}
    return case | ({"variance_type": TYPES[i % 3 % 2]} if i % 4 else {})


def build(cases):
    a = np.array
    betas = a([0.36, 0.4375, 0.19, 0.75])
    flat = {"x_t": a([1.0, -2.0]), "eps": a([0.6, 0.8]), "t": a([0, 1]), "betas": betas}
    cube, other = np.sin(np.arange(24.0)).reshape(2, 3, 4), np.cos(3 * np.arange(24.0)).reshape(2, 3, 4)
    square, turned = np.arange(9.0).reshape(3, 3) - 3.0, np.cos(np.arange(9.0)).reshape(3, 3).T.copy()
    ints = {"x_t": a([[10, 0, 7], [3, 1, 20]]), "eps": a([[1, 2, 0], [0, 1, 3]]), "t": a([3, 1])}
    line = {"x_t": a([[1.0, 2.0], [3.0, -1.0], [0.5, 2.5]]), "eps": a([[0.2, -0.3], [1.0, 0.4], [-1.0, 0.6]]),
            "t": a([999, 0, 400]), "betas": np.linspace(1e-4, 0.02, 1000)}  # fmt: skip

    e = cases.of("p_mean_variance")
    e.example("first-and-second-step", **flat)
    e.example("fixed-large", **flat, variance_type="fixed_large")
    e.edge("unknown-type", **flat, variance_type="learned", raises=ValueError)
    e.edge("one-step-schedule", x_t=a([[2.0, 1.0]]), eps=a([[0.5, -1.0]]), t=a([0]), betas=a([0.3]))
    e.shape("square", x_t=square, eps=turned, t=a([2, 0, 3]), betas=betas)
    e.shape("integers", **ints, betas=betas)
    e.shape("layouts", x_t=Layout(cube, "fortran"), eps=Layout(other, "readonly"), t=Layout(a([3, 1]), "strided"),
            betas=Layout(betas, "strided"), variance_type="fixed_large")  # fmt: skip
    e.stability("long-schedule", **line)
    e.random(30, random_mean, seed=821)

    f = cases.of("p_sample")
    f.example("noise-for-the-second-alone", **flat, noise=a([9.0, 2.0]))
    f.example("fixed-large", **flat, noise=a([9.0, 2.0]), variance_type="fixed_large")
    f.edge("nan-at-zero", **flat, noise=a([np.nan, -1.0]))
    f.edge("nan-at-zero-fixed-large", **flat, noise=a([np.nan, -1.0]), variance_type="fixed_large")
    f.edge("unknown-type", **flat, noise=a([1.0, 2.0]), variance_type="small", raises=ValueError)
    f.shape("square", x_t=square, eps=turned, t=a([2, 0, 3]), betas=betas, noise=square.T + 0.5)
    f.shape("integers", **ints, betas=betas, noise=a([[1, 0, 2], [5, 2, 1]]))
    f.shape("layouts", x_t=Layout(cube, "fortran"), eps=Layout(other, "readonly"), t=Layout(a([3, 1]), "strided"),
            betas=betas, noise=Layout(cube[::-1] * 2, "fortran"))  # fmt: skip
    f.stability("long-schedule", **line, noise=a([[0.3, 1.0], [1.0, 2.0], [-1.0, 0.5]]))
    f.random(32, random_step, seed=822)

    half = Fn("affine", weight=0.5, time_weight=0.0, bias=0.0)
    slanted = Fn("affine", weight=0.5, time_weight=0.25, bias=-0.5)
    noises = a([[[5.0, 4.0]], [[0.5, -1.0]], [[1.0, 2.0]], [[-2.0, 0.25]]])
    g = cases.of("p_sample_loop")
    g.example("two-steps", model=half, x_T=a([[2.0, -1.0]]), noises=noises[:2], betas=betas[:2])
    g.example("four-steps", model=slanted, x_T=a([[2.0, -1.0]]), noises=noises, betas=betas)
    g.edge("one-step", model=slanted, x_T=a([[2.0, -1.0]]), noises=noises[:1], betas=a([0.3]))
    g.edge("fixed-large", model=slanted, x_T=a([[2.0, -1.0]]), noises=noises, betas=betas, variance_type="fixed_large")
    late = noises.copy()
    late[0] = np.nan
    g.edge("nan-in-the-last-noise", model=half, x_T=a([[2.0, -1.0]]), noises=late, betas=betas)
    g.edge("unknown-type", model=half, x_T=a([[2.0, -1.0]]), noises=noises, betas=betas, variance_type="",
           raises=ValueError)  # fmt: skip
    g.shape("batch", model=Fn("rough", weight=0.8), x_T=cube, noises=np.stack([cube[::-1], other, cube * other]),
            betas=betas[:3])  # fmt: skip
    g.shape("one-step-for-each-sample", model=Fn("embedding", weight=0.4), x_T=cube, betas=betas[1:],
            noises=np.stack([other, cube[::-1], cube * other]))  # fmt: skip
    g.shape("integers", model=slanted, x_T=a([[2, 1], [0, 3]]), noises=a([[[1, 2], [0, 1]], [[3, 0], [1, 2]]]),
            betas=betas[2:])  # fmt: skip
    g.shape("layouts", model=slanted, x_T=Layout(square, "readonly"), betas=Layout(betas[:2].copy(), "strided"),
            noises=Layout(np.stack([turned, square.T]), "fortran"))  # fmt: skip
    g.random(30, random_loop, seed=823)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    table = st.lists(st.sampled_from([0.25, 0.5, 0.75]), min_size=2, max_size=2).map(np.array)
    pair = st.lists(number, min_size=2, max_size=2).map(np.array)
    steps = st.lists(st.integers(0, 1), min_size=2, max_size=2).map(np.array)
    kinds = {"variance_type": st.sampled_from([*TYPES, "learned"])}
    shared = {"x_t": pair, "eps": pair, "t": steps, "betas": table}
    e.strategy(st.fixed_dictionaries(shared, optional=kinds), valid=valid_mean)
    f.strategy(st.fixed_dictionaries(shared | {"noise": pair}, optional=kinds), valid=valid_step)
    loop = {"model": st.sampled_from([half, slanted]), "x_T": pair, "noises": st.tuples(pair, pair).map(np.array)}
    g.strategy(st.fixed_dictionaries(loop | {"betas": table}, optional=kinds), valid=valid_loop)
