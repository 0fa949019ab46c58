import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_base(base):
    if base is None or (isinstance(base, (int, float)) and not isinstance(base, bool) and 1.01 <= base <= 1e6):
        return True
    return "base is None, or between 1.01 and 1e6."


def valid(joint, base=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(joint, np.ndarray) or joint.dtype.kind not in "iuf" or joint.ndim != 2 or joint.size > 10_000:
        return "joint is a matrix of up to 10,000 numbers."
    size = np.abs(joint.astype(float))
    if not (np.isnan(size) | (size == 0) | ((size >= 1e-100) & (size <= 1e100))).all():
        return "Elements are 0, or between 1e-100 and 1e100 in magnitude."
    positive = size[size > 0]
    share = positive.min() / positive.sum() if positive.size else 1.0
    single = positive.size == 1
    if share < 1e-12 or (not single and positive.size and positive.max() > (1 - 1e-3) * positive.sum()):
        return "Shares are at least 1e-12, and one alone is at most 1 - 1e-3."
    return valid_base(base)


def valid_sample(X, y, base=None):
    """The same for information_gain."""
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "iu" for each in (X, y)):
        return "X and y hold integers."
    if X.ndim != 2 or y.ndim != 1 or X.size > 10_000 or len(y) > 10_000:
        return "X has the shape (n, d) and y the shape (n,), with up to 10,000 numbers."
    return valid_base(base)


def random_case(rng, i):
    joint = rng.exponential(size=(1 + i % 4, 2 + i % 3)) * (rng.random((1 + i % 4, 2 + i % 3)) < 0.8)
    joint[0, 0] += 0.5
    joint[-1, -1] += 0.25
    joint = joint * [1.0, 50.0][i % 2]
    return {"joint": joint} | ({"base": [2.0, 10, 1.5][i % 3]} if i % 4 else {})


def random_sample(rng, i):
    n, d = 3 + i % 9, 1 + i % 3
    y = rng.integers(0, 2 + i % 3, size=n)
    X = np.where(rng.random((n, d)) < 0.5, y[:, None] * 3, rng.integers(-2, 3, size=(n, d)))
    return {"X": X, "y": y} | ({"base": [2.0, 10, 1.5][i % 3]} if i % 4 else {})


def build(cases):
    a = np.array
    table = a([[3.0, 1.0, 0.0], [1.0, 2.0, 5.0]])
    e = cases.of("mutual_information")
    e.example("bits", joint=a([[0.5, 0.0], [0.25, 0.25]]), base=2)
    e.example("counts-in-nats", joint=a([[6, 1, 3], [2, 5, 3]]))
    e.edge("independent", joint=a([[0.06, 0.14], [0.24, 0.56]]))
    e.edge("renamed", joint=a([[0.0, 0.3, 0.0], [0.6, 0.0, 0.0], [0.0, 0.0, 0.1]]), base=2)
    e.edge("rows-constant", joint=a([[2.0, 3.0, 1.0]]), base=2)
    e.edge("columns-constant", joint=a([[2.0], [3.0]]))
    e.edge("both-constant", joint=a([[7.0]]))
    e.edge("both-constant-among-zeros", joint=a([[0.0, 0.0, 0.0], [0.0, 3.0, 0.0]]), base=2)
    e.edge("zero-rows-and-columns", joint=a([[3.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 0.0, 2.0]]))
    e.edge("base-ten", joint=table, base=10)
    e.edge("base-between-one-and-two", joint=table, base=1.25)
    e.edge("negative", joint=a([[0.5, -0.1], [0.3, 0.3]]), raises=ValueError)
    e.edge("nan", joint=a([[0.5, np.nan], [0.3, 0.2]]), raises=ValueError)
    e.edge("zeros", joint=np.zeros((2, 3)), raises=ValueError)
    e.edge("nothing", joint=np.zeros((0, 2)), raises=ValueError)
    e.shape("unsigned", joint=a([[200, 100, 3], [90, 250, 180]], dtype=np.uint8), base=2)
    e.shape("layouts", joint=Layout(table, "fortran"), base=2)
    e.shape("read-only", joint=Layout(table, "readonly"))
    e.stability("tiny-total", joint=1e-60 * table)
    e.stability("large-total", joint=1e60 * table, base=2)
    e.stability("nearly-independent", joint=a([[0.25 + 1e-5, 0.25 - 1e-5], [0.25, 0.25]]))
    e.stability("rare", joint=a([[1e-9, 0.0], [1e-3, 0.4]]))
    e.stability("low-entropies", joint=a([[998.0, 1.0], [0.0, 1.0]]))
    e.random(32, random_case, seed=1591)
    shapes = st.tuples(st.integers(1, 2), st.integers(1, 3))
    tables = shapes.flatmap(lambda s: hnp.arrays(np.float64, s, elements=st.sampled_from([0.0, 1.0, 3.0])))
    e.strategy(
        st.fixed_dictionaries({"joint": tables}, optional={"base": st.sampled_from([2, 10.0])}),
        groups=["example", "edge", "shape", "random"],
        valid=valid,
    )

    e = cases.of("information_gain")
    X, y = a([[0, 1, 5], [0, 2, 5], [1, 1, 5], [1, 2, 5], [0, 1, 5]]), a([1, 1, 0, 0, 1])
    e.example("three-features", X=X, y=y, base=2)
    e.example("unlike-branches", X=a([[1, 0], [1, 4], [1, 0], [2, 4]]), y=a([0, 1, 1, 1]))
    e.edge("one-observation", X=a([[3, 4]]), y=a([1]))
    e.edge("constant-label", X=X[:, 1:], y=a([2, 2, 2, 2, 2]), base=2)
    e.edge(
        "all-different",
        X=a([[4], [1], [3], [2], [0]]),
        y=y,
        base=2,
        note="A feature that names each observation has the largest gain of all.",
    )
    e.edge(
        "negative-and-large", X=a([[-1, 10**12], [1, -(10**12)], [0, 10**12], [-1, 7]]), y=a([-5, 10**15, 0, 10**15])
    )
    e.edge("no-features", X=np.zeros((3, 0), dtype=np.int64), y=a([0, 1, 0]))
    e.edge("no-observations", X=np.zeros((0, 2), dtype=np.int64), y=a([], dtype=np.int64), raises=ValueError)
    none = a([], dtype=np.int64)
    e.edge("neither-observations-nor-features", X=none.reshape(0, 0), y=none, raises=ValueError)
    e.edge("fewer-labels", X=X, y=y[:4], raises=ValueError)
    e.edge("one-label", X=X, y=y[:1], raises=ValueError)
    e.edge("one-row", X=X[:1], y=y, raises=ValueError)
    e.edge("labels-for-the-columns", X=X[:2], y=y[:3], raises=ValueError)
    e.edge("beyond-the-integers-of-floats", X=a([[2**53], [2**53 + 1], [2**53], [2**53 + 1]], dtype=np.uint64),
           y=a([-(2**53), -(2**53) - 1, -(2**53), 5]))  # fmt: skip
    e.edge("base-ten", X=X[:, :2], y=y, base=10)
    e.shape("square", X=a([[0, 1, 1], [1, 1, 0], [0, 2, 1]]), y=a([3, 4, 3]))
    e.shape("unsigned", X=a([[200, 3], [100, 3], [200, 250]], dtype=np.uint8), y=a([1, 0, 255], dtype=np.uint8), base=2)
    e.shape("layouts", X=Layout(X, "fortran"), y=Layout(y, "readonly"), base=2)
    e.shape("strided", X=Layout(X[:, :2].copy(), "readonly"), y=Layout(y, "strided"))
    e.random(32, random_sample, seed=1592)

    def samples(shape):
        n, d = shape
        X = hnp.arrays(np.int64, (n, d), elements=st.integers(-1, 2))
        return st.fixed_dictionaries(
            {"X": X, "y": hnp.arrays(np.int64, n, elements=st.integers(0, 1))}, optional={"base": st.just(2)}
        )

    e.strategy(st.tuples(st.integers(0, 4), st.integers(1, 2)).flatmap(samples), valid=valid_sample)
