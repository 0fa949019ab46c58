import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, n_components=None, X_new=None):
    """True, or why this data set is outside the task."""
    X = np.asarray(X)
    if X.ndim != 2 or 0 in X.shape or X.dtype.kind not in "iuf" or not np.isfinite(X).all() or np.abs(X).max() > 1e6:
        return "X must have shape (n, d), with finite numbers of at most 1e6 in magnitude."
    if X_new is not None:
        new = np.asarray(X_new)
        if new.ndim != 2 or len(new) == 0 or new.shape[1] != X.shape[1] or new.dtype.kind not in "iuf":
            return "X_new must have shape (m, d), with at least one row."
        if not np.isfinite(new).all() or np.abs(new).max() > 1e6:
            return "X_new must be finite, at most 1e6 in magnitude."
    most = min(len(X) - 1, X.shape[1])
    k = most if n_components is None else n_components
    if not isinstance(k, int) or not 1 <= k <= most:
        return "n_components must be None or an integer within 1 and min(n - 1, d)."
    if (X == X[0]).all():
        return "The rows of X must not all be identical."
    s = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    s = np.concatenate([s, np.zeros(X.shape[1])])[: X.shape[1]]  # a direction outside the span has variance zero
    gaps = s[:k] - np.append(s[1:], -np.inf)[:k]
    clear = (gaps >= 1e-7 * s[0]).all() and s[0] >= 1e-8 * np.abs(X).max()
    return bool(clear) or "The singular values up to number n_components + 1 must differ by 1e-7 of the largest one."


def random_case(rng, i):
    n, d = int(rng.integers(3, 10)), int(rng.integers(2, 6))
    X = rng.normal(size=(n, d)) * rng.uniform(0.2, 4, size=d) + rng.uniform(-5, 5, size=d)
    case = {"X": X}
    if i % 4:
        case["n_components"] = int(rng.integers(1, min(n - 1, d) + 1))
    if i % 3:
        case["X_new"] = rng.normal(scale=3, size=(1 + i % 4, d))
    return case


def with_singular_values(s, mean, n=6):
    """n rows whose centred matrix has these singular values; the right vectors have no small elements."""
    d, rng = len(s), np.random.default_rng(3)
    left = np.linalg.qr(np.column_stack([np.ones(n), rng.normal(size=(n, d))]))[0][:, 1:]  # orthogonal to ones
    right = np.linalg.qr(rng.normal(size=(d, d)))[0]
    return left * s @ right.T + mean


def build(cases):
    e = cases.of("PCA")
    a = np.array
    cross = a([[3.0, 1.0], [-3.0, 1.0], [0.0, 2.0], [0.0, 0.0]])
    X = a([[2.0, -1.0, 0.5], [4.0, 3.0, 1.0], [1.0, 0.0, -2.0], [5.0, 2.5, 3.0], [0.0, -3.0, 1.5]])
    new = a([[1.0, 2.0, 3.0], [-4.0, 0.5, 2.0]])

    e.example("points-on-two-axes", X=cross, note="Each row of components may come with the other sign.")
    e.example(
        "one-component-of-three",
        X=X,
        n_components=1,
        note="The ratio is a share of the variance of all three directions.",
    )
    e.example("other-rows-than-those-of-fit", X=X, n_components=2, X_new=new)

    e.edge("one-new-row", X=X, n_components=2, X_new=a([[3.0, 1.0, -1.0]]))
    e.edge("the-mean-itself", X=cross, n_components=1, X_new=a([[0.0, 1.0]]))
    e.edge("two-rows", X=a([[1.0, 5.0, 2.0], [4.0, 1.0, 2.0]]))
    e.edge("fewer-rows-than-features", X=X[:3], X_new=new)
    e.edge("as-many-rows-as-features", X=X[[0, 1, 4]] + 1.0, n_components=2)
    e.edge("one-feature", X=a([[1.0], [4.0], [2.0], [9.0]]))
    e.edge(
        "constant-feature", X=a([[1.0, 7.0, 0.5], [2.0, 7.0, -1.0], [4.0, 7.0, 3.0], [0.0, 7.0, 1.0]]), n_components=2
    )
    e.edge("repeated-rows", X=X[[0, 0, 1, 3, 3, 3]], n_components=2)
    e.edge("points-on-a-line", X=a([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0]]), note="The second component has variance 0.")
    e.edge("constant-feature-kept", X=a([[1.0, 7.0], [2.0, 7.0], [5.0, 7.0]]), n_components=2)
    e.edge("zero-components", X=X, n_components=0, raises=ValueError)
    e.edge("negative-components", X=X, n_components=-1, raises=ValueError)
    e.edge("more-components-than-features", X=X, n_components=4, raises=ValueError)
    e.edge("as-many-components-as-rows", X=X[:3], n_components=3, raises=ValueError)
    e.edge("identical-rows", X=a([[1.0, -2.0], [1.0, -2.0], [1.0, -2.0]]), n_components=1, raises=ValueError)
    e.edge("identical-rows-without-n-components", X=np.full((4, 3), 0.1), raises=ValueError)
    note = "The mean of equal numbers may differ from them by rounding."
    e.edge("identical-rows-whose-mean-rounds", X=np.full((3, 2), 0.1), raises=ValueError, note=note)
    e.edge("identical-rows-whose-mean-rounds-up", X=np.full((7, 3), 0.1), n_components=2, raises=ValueError, note=note)
    e.edge("one-row", X=a([[1.0, -2.0, 3.0]]), raises=ValueError)
    e.edge("one-row-one-component", X=a([[1.0, -2.0, 3.0]]), n_components=1, raises=ValueError)

    wide = np.round(np.random.default_rng(5).normal(size=(4, 9)), 2) * np.arange(1.0, 10.0)
    tall = np.round(np.random.default_rng(6).normal(size=(25, 4)), 2) * a([1.0, 5.0, 0.3, 2.0]) + a(
        [10.0, -20.0, 0.0, 3.0]
    )
    e.shape("wide", X=wide, n_components=2)
    e.shape("tall", X=tall, n_components=3, X_new=tall[::-6] * 0.5)
    square = a([[1.0, 4.0, -2.0], [0.5, -1.0, 3.0], [2.0, 2.5, 7.0], [-3.0, 1.0, 0.0]])
    e.shape(
        "square-components",
        X=square,
        note="Three components of three features: a transposed matrix has the same shape.",
    )
    e.shape("integers", X=a([[1, 2, 0], [3, -1, 4], [0, 5, 2], [7, 1, 1]]), n_components=2, X_new=a([[2, 2, 5]]))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), n_components=2, X_new=Layout(new, layout))

    e.stability("far-from-the-origin", X=X + a([1e6 - 5, -9e5, 8e5]), n_components=2)
    e.stability("tiny", X=1e-8 * X, n_components=2, X_new=1e-8 * new)
    e.stability("large", X=1e5 * X, n_components=3)
    e.stability("features-of-mixed-size", X=X * a([1e4, 1.0, 1e-2]), n_components=3, X_new=new * a([1e4, 1.0, 1e-2]))
    small = a([1.0, 3e-7, 1e-7])
    e.stability("small-directions", X=with_singular_values(small, a([0.0, 0.0, 0.0])))
    e.stability("small-directions-scaled", X=with_singular_values(300 * small, a([2.0, -1.0, 3.0])), n_components=2)
    e.stability(
        "small-directions-of-four", X=with_singular_values(a([5.0, 2.0, 3e-6, 1e-6]), a([0.0, 1.0, 0.0, -2.0]), n=8)
    )
    e.random(30, random_case, seed=701)

    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])

    def rows(n, d):
        return hnp.arrays(np.float64, (n, d), elements=values)

    def inputs(shape):
        n, d = shape
        optional = {"n_components": st.integers(1, min(n - 1, d)), "X_new": rows(1, d)}
        return st.fixed_dictionaries({"X": rows(n, d)}, optional=optional)

    shapes = st.tuples(st.integers(2, 4), st.integers(1, 3))
    decided = shapes.flatmap(inputs).filter(lambda given: valid(**given) is True)
    e.strategy(decided, groups=["example", "edge", "shape", "random"], valid=valid)

    scaled = st.tuples(shapes.flatmap(lambda shape: rows(*shape)), st.sampled_from([1e-8, 1e5]))
    decided = scaled.map(lambda pair: {"X": pair[0] * pair[1]}).filter(lambda given: valid(**given) is True)
    e.strategy(decided, groups=["stability"], valid=valid)
