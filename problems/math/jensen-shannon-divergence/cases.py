import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def undecided(p, least):
    """Whether a sum is near the threshold, or an element nearly 0."""
    p = p.astype(float)
    if np.isinf(p).any() or ((p > 0) & (p < least)).any():
        return True
    off = np.abs(p.sum(axis=-1) - 1)
    return bool(((off > 1e-9) & (off < 1e-5)).any())


def valid(distributions, weights=None, base=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    for each, axes in ((distributions, 2), (weights, 1)):
        if each is not None and not (isinstance(each, np.ndarray) and each.dtype.kind in "iuf" and each.ndim == axes):
            return "distributions is an array of numbers with two axes, and weights one with one axis, or None."
    if distributions is None or undecided(distributions, 1e-300):
        return "Probabilities are 0 or at least 1e-300; sums are within 1e-9 of 1, or off by 1e-5 and more."
    if weights is not None and undecided(weights, 1e-6):
        return "Weights are 0 or at least 1e-6; their sum is within 1e-9 of 1, or off by 1e-5 and more."
    if base is not None and (isinstance(base, bool) or not isinstance(base, (int, float)) or not 1.01 <= base <= 1e6):
        return "base is None, or between 1.01 and 1e6."
    return True


def simplex(rng, shape, zeros=0.0):
    p = rng.exponential(size=shape) ** 2 * (rng.random(shape) >= zeros)
    p[..., int(rng.integers(shape[-1]))] += 0.1
    return p / p.sum(axis=-1, keepdims=True)


def random_case(rng, i):
    m, k = [(2, 3), (3, 5), (4, 2), (2, 6), (3, 4)][i % 5]
    case = {"distributions": simplex(rng, (m, k), zeros=[0.0, 0.3][i % 2])}
    if i % 3:
        case["weights"] = simplex(rng, (m,), zeros=[0.0, 0.2][i % 4 // 2])
    if i % 4:
        case["base"] = [2.0, 10, 1.5][i % 3]
    return case


def build(cases):
    a = np.array
    pair = a([[0.5, 0.25, 0.25], [0.0, 0.75, 0.25]])
    four = a([[0.1, 0.2, 0.3, 0.4, 0.0], [0.5, 0.0, 0.25, 0.15, 0.1], [0.2, 0.2, 0.2, 0.2, 0.2], [0, 0, 0, 0.9, 0.1]])
    weights = a([0.4, 0.1, 0.2, 0.3])
    for name, seed in (("js_divergence", 1511), ("js_distance", 1512)):
        e = cases.of(name)
        e.example("two-coins-in-bits", distributions=a([[1.0, 0.0], [0.5, 0.5]]), base=2)
        e.example("two", distributions=pair)
        e.example("four-with-weights", distributions=four, weights=weights, base=2)
        e.edge("equal-weights", distributions=four)
        e.edge("nats-with-weights", distributions=four, weights=weights)
        e.edge("disjoint", distributions=a([[0.3, 0.7, 0.0], [0.0, 0.0, 1.0]]), base=2)
        e.edge("disjoint-three", distributions=a([[1.0, 0.0, 0.0, 0.0], [0.0, 0.5, 0.5, 0.0], [0.0, 0.0, 0.0, 1.0]]),
               weights=a([0.2, 0.5, 0.3]), base=10)
        e.edge("equal", distributions=a([[0.1, 0.2, 0.7], [0.1, 0.2, 0.7], [0.1, 0.2, 0.7]]))
        e.edge("equal-with-weights", distributions=np.tile(a([0.3, 0.15, 0.05, 0.4, 0.1]), (4, 1)), weights=weights)
        e.edge("equal-of-seven", distributions=np.tile(a([0.3, 0.15, 0.05, 0.5]), (7, 1)), base=2)
        for i, row in enumerate(([0.19, 0.01, 0.03, 0.77], [0.14, 0.19, 0.11, 0.27, 0.29], [0.46, 0.54])):
            e.edge(f"equal-up-to-rounding-{i}", distributions=np.tile(row, (5, 1)))
        e.edge("one-distribution", distributions=a([[0.2, 0.3, 0.5]]), base=2)
        e.edge("one-outcome", distributions=a([[1.0], [1.0]]), weights=a([0.3, 0.7]))
        e.edge("weight-zero", distributions=pair, weights=a([0.0, 1.0]), base=2)
        e.edge("weight-zero-of-three", distributions=four[:3], weights=a([0.35, 0.65, 0.0]))
        e.edge("base-between-one-and-two", distributions=four, base=1.5)
        e.edge("no-distributions", distributions=np.zeros((0, 3)), raises=ValueError)
        e.edge("no-outcomes", distributions=np.zeros((2, 0)), raises=ValueError)
        e.edge("counts", distributions=a([[3, 5, 2], [1, 1, 8]]), raises=ValueError)
        e.edge("sum-of-one-row", distributions=a([[0.3, 0.7], [0.3, 0.69999]]), raises=ValueError)
        e.edge("sum-of-the-first-row", distributions=a([[0.3, 0.70001], [0.5, 0.5]]), raises=ValueError)
        e.edge("columns-that-sum-to-one", distributions=a([[0.3, 0.9], [0.7, 0.1]]), raises=ValueError)
        e.edge("negative", distributions=a([[0.5, 0.5], [1.25, -0.25]]), raises=ValueError)
        e.edge("nan", distributions=a([[np.nan, 0.5], [0.5, 0.5]]), raises=ValueError)
        e.edge("weights-not-normalised", distributions=pair, weights=a([1.0, 3.0]), raises=ValueError)
        e.edge("weights-slightly-off", distributions=pair, weights=a([0.25, 0.74999]), raises=ValueError)
        e.edge("weight-negative", distributions=pair, weights=a([-0.5, 1.5]), raises=ValueError)
        e.edge("weight-nan", distributions=pair, weights=a([np.nan, 1.0]), raises=ValueError)
        e.edge("weights-missing", distributions=four, weights=a([0.25, 0.75]), raises=ValueError)
        e.edge("weights-left-over", distributions=pair, weights=a([0.25, 0.75, 0.0]), raises=ValueError)
        e.edge("counts-of-weight-zero", distributions=a([[0.5, 0.5], [3.0, 5.0]]), weights=a([1.0, 0.0]),
               raises=ValueError)
        e.edge("one-weight", distributions=pair, weights=a([1.0]), raises=ValueError)
        e.edge("weights-for-the-outcomes", distributions=pair, weights=a([0.2, 0.3, 0.5]), raises=ValueError)
        e.shape("square", distributions=a([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.25, 0.5]]),
                weights=a([0.5, 0.2, 0.3]))
        e.shape("integers", distributions=a([[0, 1, 0], [0, 0, 1], [0, 1, 0]]), base=2)
        e.shape("unsigned-weights", distributions=pair, weights=a([1, 0], dtype=np.uint8))
        e.shape("layouts", distributions=Layout(four, "fortran"), weights=Layout(weights, "strided"))
        e.shape("read-only", distributions=Layout(four, "readonly"), weights=Layout(weights, "readonly"), base=3)
        e.stability("tiny-probabilities", distributions=a([[1e-300, 1.0, 0.0], [0.25, 0.25, 0.5], [0.0, 1e-12, 1.0]]))
        e.stability("tiny-weight", distributions=pair, weights=a([1e-6, 1.0 - 1e-6]), base=2)
        e.stability("nearly-equal", distributions=a([[0.5, 0.3, 0.2], [0.501, 0.2995, 0.1995]]))
        e.stability("tiny-against-none", distributions=a([[1e-200, 1.0], [0.0, 1.0]]), weights=a([0.25, 0.75]))
        e.random(32, random_case, seed=seed)
        row = st.sampled_from([[0.5, 0.5], [1.0, 0.0], [0.25, 0.75], [0.0, 1.0]])
        rows = st.lists(row, min_size=1, max_size=3).map(np.array)
        weight = st.sampled_from([[1.0], [0.25, 0.75], [0.0, 1.0], [0.5, 0.25, 0.25]]).map(np.array)
        optional = {"weights": weight, "base": st.just(2)}
        e.strategy(st.fixed_dictionaries({"distributions": rows}, optional=optional), valid=valid)
        odd = hnp.arrays(np.float64, (2, 2), elements=st.sampled_from([0.0, 0.5, 1.0, -0.5, 1.5]))
        e.strategy(st.fixed_dictionaries({"distributions": odd}, optional=optional), groups=["edge"])
