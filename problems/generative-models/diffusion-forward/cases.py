import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def whole(n, low, high):
    return isinstance(n, (int, np.integer)) and not isinstance(n, bool) and low <= n <= high


def numbers(*values):
    return all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values)


def valid_linear(T, beta_start=1e-4, beta_end=0.02):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not whole(T, 1, 4000):
        return "T is an integer between 1 and 4000."
    good = numbers(beta_start, beta_end) and all(1e-6 <= each < 1 for each in (beta_start, beta_end))
    return good or "beta_start and beta_end are between 1e-6 and 1."


def valid_cosine(T, s=0.008, max_beta=0.999):
    if not whole(T, 1, 4000):
        return "T is an integer between 1 and 4000."
    return (numbers(s, max_beta) and 0 <= s <= 1 and 0 < max_beta <= 1) or "s is in 0 to 1, and max_beta in (0, 1]."


def valid_sample(x0, t, noise, betas):
    arrays = (x0, t, noise, betas)
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "iuf" for each in arrays):
        return "All four are arrays of numbers."
    if x0.ndim == 0 or t.shape != x0.shape[:1] or t.dtype.kind not in "iu":
        return "x0 has the shape (B, ...), and t holds B integers."
    if betas.ndim != 1 or len(betas) == 0 or not (1e-6 <= betas.min() <= betas.max() <= 1):
        return "betas has one axis, and its elements are between 1e-6 and 1."
    sizes = [np.abs(each.astype(float)) for each in (x0, noise)]
    return all((each <= 1e6).all() for each in sizes) or "x0 and noise are at most 1e6 in size."


def random_linear(rng, i):
    case = {"T": 2 + i}
    if i % 3:
        case["beta_start"] = float(rng.uniform(1e-4, 0.3))
    if i % 2:
        case["beta_end"] = float(rng.uniform(0.01, 0.6))
    return case


def random_cosine(rng, i):
    case = {"T": 2 + i}
    if i % 3:
        case["s"] = float(rng.uniform(0.001, 0.2))
    if i % 2:
        case["max_beta"] = float(rng.uniform(0.3, 1.0))
    return case


def random_sample(rng, i):
    T = int(rng.integers(3, 9))
    shape = [(2,), (3, 4), (2, 3, 5), (4, 1, 2, 3)][i % 4]
    return {
        "x0": rng.normal(size=shape),
        "t": rng.integers(0, T, size=shape[0]),
        "noise": rng.normal(size=shape),
        "betas": rng.uniform(0.01, 0.7, size=T),
    }


def build(cases):
    a = np.array
    e = cases.of("linear_betas")
    e.example("five-steps", T=5)
    e.example("given-ends", T=4, beta_start=0.1, beta_end=0.7)
    e.edge("one-step", T=1, beta_start=0.3)
    e.edge("only-the-end-given", T=3, beta_end=0.5)
    e.edge("falling", T=3, beta_start=0.5, beta_end=0.2)
    e.shape("a-thousand", T=1000)
    e.random(30, random_linear, seed=801)
    rates = st.sampled_from([0.125, 0.25, 0.5])
    e.strategy(
        st.fixed_dictionaries({"T": st.integers(1, 4)}, optional={"beta_start": rates, "beta_end": rates}),
        valid=valid_linear,
    )

    e = cases.of("cosine_betas")
    e.example("four-steps", T=4)
    e.example("wider-offset", T=3, s=0.25, max_beta=0.9)
    e.edge("one-step", T=1)
    e.edge("no-offset", T=5, s=0.0)
    e.edge("low-ceiling", T=6, max_beta=0.3)
    e.edge("no-ceiling", T=4, max_beta=1.0)
    e.shape("a-thousand", T=1000)
    e.random(30, random_cosine, seed=802)
    e.strategy(
        st.fixed_dictionaries(
            {"T": st.integers(1, 4)},
            optional={"s": st.sampled_from([0.125, 0.5]), "max_beta": st.sampled_from([0.5, 0.75])},
        ),
        valid=valid_cosine,
    )

    e = cases.of("q_sample")
    betas = a([0.36, 0.25, 0.5, 0.75])
    e.example("first-and-second-step", x0=a([[10.0, 0.0], [5.0, -1.0], [2.0, 1.0]]), t=a([0, 1, 0]),
              noise=a([[0.0, 5.0], [1.0, 2.0], [-1.0, 0.5]]), betas=betas)  # fmt: skip
    e.example("one-number-a-sample", x0=a([1.0, 1.0, 1.0, -2.0]), t=a([3, 2, 1, 0]), noise=a([0.5, -1.0, 0.0, 2.0]),
              betas=betas)  # fmt: skip
    grid, other = np.arange(12.0).reshape(2, 3, 2) - 4.0, np.cos(np.arange(12.0)).reshape(2, 3, 2)
    e.edge("empty-batch", x0=np.zeros((0, 3)), t=np.zeros(0, dtype=int), noise=np.zeros((0, 3)), betas=betas)
    e.edge("nothing-left", x0=a([[3.0, 1.0]]), t=a([2]), noise=a([[0.5, -2.0]]), betas=a([0.1, 0.4, 1.0]))
    e.edge("noise-of-one-sample", x0=grid, t=a([1, 3]), noise=other[:1], betas=betas, raises=ValueError)
    e.edge("noise-on-its-side", x0=grid[:, :1, :1], t=a([1, 3]), noise=other[:1, :2, :1], betas=betas,
           raises=ValueError)  # fmt: skip
    e.edge("negative-step", x0=grid, t=a([1, -1]), noise=other, betas=betas, raises=ValueError)
    e.edge("step-too-large", x0=grid, t=a([4, 1]), noise=other, betas=betas, raises=ValueError)
    e.shape("square", x0=np.arange(9.0).reshape(3, 3), t=a([2, 0, 3]), noise=np.sin(np.arange(9.0)).reshape(3, 3),
            betas=betas)  # fmt: skip
    e.shape("pixels", x0=a([[0, 255, 128], [7, 1, 250]], dtype=np.uint8), t=a([3, 1], dtype=np.uint8),
            noise=a([[1, -1, 0], [2, 0, -2]], dtype=np.int8), betas=a([0.36, 0.25, 0.5, 0.75]))  # fmt: skip
    e.shape("layouts", x0=Layout(grid, "fortran"), t=Layout(a([3, 0]), "strided"), noise=Layout(other, "readonly"),
            betas=Layout(betas, "strided"))  # fmt: skip
    e.shape("five-axes", x0=grid.reshape(2, 1, 3, 1, 2), t=a([3, 1]), noise=other.reshape(2, 1, 3, 1, 2),
            betas=betas)  # fmt: skip
    e.stability("little-noise", x0=a([[0.0, -2.0], [1.0, 0.0]]), t=a([0, 2]), noise=a([[1.5, 1.0], [-1.0, 0.5]]),
                betas=a([1e-6, 3e-6, 2e-6]))  # fmt: skip
    e.stability("long-schedule", x0=a([[1.0, -3.0], [2.0, 0.5], [1e4, 1.0]]), t=a([999, 0, 500]),
                noise=a([[0.3, 1.0], [-1.0, 2.0], [0.25, -0.5]]), betas=np.linspace(1e-4, 0.02, 1000))  # fmt: skip
    e.random(32, random_sample, seed=803)
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def batch(B):
        rows = st.lists(small, min_size=2 * B, max_size=2 * B).map(lambda values: np.array(values).reshape(B, 2))
        steps = st.lists(st.integers(-1, 2), min_size=B, max_size=B).map(lambda t: np.array(t, dtype=int))
        share = st.lists(st.sampled_from([0.25, 0.5, 0.75]), min_size=2, max_size=2).map(np.array)
        return st.fixed_dictionaries({"x0": rows, "t": steps, "noise": rows, "betas": share})

    e.strategy(st.integers(1, 2).flatmap(batch), valid=valid_sample)
