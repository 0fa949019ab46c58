import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    """True, or why this call is outside the task."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y) or 0 in X.shape:
        return "X must have the shape (n, d) and y the shape (n,), with n and d at least 1."
    if X.size > 2000 or X.shape[1] > 12:
        return "At most 2,000 elements and 12 columns."
    for values in (X, y):
        if values.dtype.kind not in "iu" and values.dtype != np.float64:
            return "X and y must be arrays of float64 or of integers."
        if not np.isfinite(values).all() or np.abs(values.astype(np.float64)).max() > 1e9:
            return "X and y must be finite and at most 1e9 in size."
    if not isinstance(fit_intercept, bool | np.bool_):
        return "fit_intercept must be a bool."
    if not 1e-9 <= alpha <= 1e12 or not 1e-13 <= tol <= 1e3:
        return "alpha must be between 1e-9 and 1e12, tol between 1e-13 and 1,000."
    if not 0 <= l1_ratio <= 1:
        return "l1_ratio must be between 0 and 1."
    return determined(X.astype(np.float64), y.astype(np.float64), alpha * (1 - l1_ratio), fit_intercept, tol)


def determined(X, y, l2, fit_intercept, tol):
    """Whether there is one minimum, which descent finds in a thousand sweeps or so, to within tol despite rounding."""
    constant = (X == X[0]).all(axis=0) if fit_intercept else (X == 0).all(axis=0)
    sizes, level = np.abs(X).max(axis=0)[~constant], np.abs(y).max()
    if fit_intercept:
        means = X.mean(axis=0)
        X, y = X - means, y - y.mean()
        if (np.abs(means) > 2e3 * X.std(axis=0))[~constant].any():
            return "The mean of a column may be 2,000 times its spread at most."
    X = X[:, ~constant]
    reach = 0.0
    if X.shape[1]:
        rows = np.vstack([X / np.sqrt(len(y)), np.sqrt(l2) * np.eye(X.shape[1])])  # the L2 penalty as rows
        s = np.linalg.svd(rows / np.sqrt((rows**2).sum(axis=0)), compute_uv=False)
        if len(s) < X.shape[1] or s[-1] < 0.1 * s[0]:
            return "The columns are too strongly correlated (constant ones aside): raise alpha, or lower l1_ratio."
        target = np.append(y / np.sqrt(len(y)), np.zeros(X.shape[1]))
        reach = sizes @ np.abs(np.linalg.lstsq(rows, target, rcond=None)[0])  # an L1 penalty leaves hardly more
    noise = np.finfo(float).eps * (level + reach) * max(1.0, np.abs(X).max(initial=0))
    return bool(tol > 200 * noise) or "tol must be far above rounding."


def random_fit(rng, i):
    n, d = [(12, 3), (9, 2), (20, 5), (7, 1)][i % 4]
    shared = rng.normal(size=(n, 1)) * rng.uniform(0.0, 1.2)
    X = (rng.normal(size=(n, d)) + shared) * rng.uniform(0.5, 3.0, size=d) + rng.normal(size=d)
    y = X @ (rng.normal(size=d) * (rng.random(d) < 0.7)) + rng.normal(size=n) + 2.0
    case = {"X": X, "y": y}
    if i % 5:
        case["alpha"] = float(10.0 ** rng.uniform(-2, 0.5))
    if i % 6:
        case["l1_ratio"] = (float(rng.uniform(0.05, 0.95)), 1.0, 0.0)[(i % 11 == 4) + 2 * (i % 13 == 7)]
    if i % 4 == 1 or i % 7 == 2:
        case["fit_intercept"] = False
    if i % 3 == 1:
        case["tol"] = float(10.0 ** rng.uniform(-11, -6))
    return case


def build(cases):
    a = np.array
    e = cases.of("elastic_net_fit")
    line, heights = a([[1.0], [2.0], [6.0]]), a([4.0, 5.0, 12.0])
    X = a([[1.0, 5.0], [2.0, -1.0], [4.0, 0.5], [7.0, 3.0], [3.0, 2.5], [0.5, 2.0]])
    y = a([3.0, 1.5, 4.0, 11.0, 6.0, 1.0])
    e.example("line", X=line, y=heights, alpha=4.0)
    e.example("more-of-the-squared-penalty", X=line, y=heights, alpha=4.0, l1_ratio=0.25)
    four, levels = a([[1.0, 2.0], [2.0, 1.0], [3.0, 5.0], [6.0, 4.0]]), a([2.0, 3.0, 5.0, 10.0])
    e.example("one-of-two-is-dropped", X=four, y=levels, alpha=1.5, l1_ratio=0.8, fit_intercept=False)
    e.edge("defaults", X=X, y=y)
    e.edge("defaults-without-an-intercept", X=X, y=y, fit_intercept=False)
    e.edge("alpha-alone", X=X, y=y, alpha=0.3)
    e.edge("ratio-alone", X=X, y=y, l1_ratio=0.15)
    e.edge("tol-alone", X=X, y=y, tol=1e-10)
    e.edge("lasso", X=X, y=y, alpha=0.6, l1_ratio=1)
    e.edge("ridge", X=X, y=y, alpha=0.6, l1_ratio=0)
    e.edge("ridge-without-an-intercept", X=X, y=y, alpha=0.7, l1_ratio=0.0, fit_intercept=False)
    e.edge("nearly-ridge", X=X, y=y, alpha=2.5, l1_ratio=0.01)
    e.edge("large-alpha", X=X, y=y, alpha=2e4)
    e.edge("large-alpha-without-an-intercept", X=X, y=y, alpha=2e4, l1_ratio=0.3, fit_intercept=False)
    e.edge("large-alpha-of-ridge", X=X, y=y, alpha=2e4, l1_ratio=0.0)
    e.edge("small-alpha", X=X, y=y, alpha=1e-4)
    e.edge("integer-alpha", X=X, y=y, alpha=2)
    e.edge("intercept-spelled-out", X=X, y=y, alpha=0.6, fit_intercept=True)
    copies = np.column_stack([X[:, 0], X[:, 0], X[:, 1]])
    e.edge("copies-of-a-column", X=copies, y=y, alpha=3.25, note="Copies share the weight evenly.")
    e.edge("copies-without-an-intercept", X=copies, y=y, alpha=4.5, l1_ratio=0.2, fit_intercept=False)
    e.edge("opposite-columns", X=copies * a([1.0, -1.0, 1.0]), y=y, alpha=3.25, l1_ratio=0.4)
    constant = np.column_stack([X[:, :1], np.full(6, 4.0), X[:, 1:]])
    e.edge("constant-column", X=constant, y=y, alpha=0.5)
    e.edge("constant-column-without-an-intercept", X=constant, y=y, alpha=0.5, fit_intercept=False)
    e.edge("constant-column-of-the-lasso", X=np.column_stack([np.full(6, 0.1), X]), y=y, alpha=0.25, l1_ratio=1.0)
    e.edge("constant-column-of-the-lasso-with-an-exact-mean", X=constant, y=y, alpha=0.35, l1_ratio=1.0)
    zeros = np.column_stack([np.zeros(6), X])
    e.edge("zero-column-of-the-lasso-with-an-intercept", X=zeros, y=y, alpha=0.3, l1_ratio=1.0)
    e.edge(
        "zero-column-of-the-lasso",
        X=np.column_stack([X, np.zeros(6)]),
        y=y,
        alpha=0.4,
        l1_ratio=1.0,
        fit_intercept=False,
    )
    e.edge("zero-column", X=np.column_stack([X, np.zeros(6)]), y=y, alpha=0.4)
    e.edge("constant-target", X=X, y=np.full(6, -2.5), alpha=0.7)
    e.edge("target-shifted", X=X, y=y + 1000.0, alpha=0.7)
    e.edge("negative-weights", X=X, y=-2.0 * y, alpha=0.7, l1_ratio=0.7)
    e.edge("columns-shifted", X=X + a([100.0, -300.0]), y=y, alpha=0.7)
    e.edge("one-row", X=a([[2.0, -3.0, 0.5]]), y=a([4.0]), alpha=0.25)
    e.edge("one-number", X=a([[3.0]]), y=a([5.0]), alpha=0.75, fit_intercept=False)
    e.shape("one-column", X=X[:, :1], y=y, alpha=0.45)
    t = np.arange(1.0, 11.0)
    waves = np.column_stack([np.cos(t), np.sin(2 * t), np.cos(3 * t), np.sin(5 * t), t / 4, np.sin(t**2)])
    answer = a([2.0, -1.0, 0.5, 3.0, 1.0, -2.0, 4.0, 0.0, 2.5, -1.5])
    e.shape("six-columns", X=waves, y=answer, alpha=0.05, l1_ratio=0.65)
    wide = np.sin(np.arange(21.0) ** 2).reshape(3, 7)
    e.shape("more-columns-than-rows", X=wide, y=a([1.0, -2.0, 0.5]), alpha=0.4, l1_ratio=0.3)
    e.shape(
        "more-columns-than-rows-without-an-intercept",
        X=wide,
        y=a([1.0, -2.0, 0.5]),
        alpha=0.2,
        l1_ratio=0.1,
        fit_intercept=False,
    )
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0], [3, 3]]), y=a([3, 7, -2, 1]), alpha=1.5)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 0, 65535), ("int32", -70000, 90000)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90], [17, low]], dtype=kind)
        targets = a([high, low, 5, 100], dtype=kind)
        tol = 1e-12 * float(high) ** 2
        e.shape(kind, X=whole, y=targets, alpha=40.5, tol=tol)
        e.shape(f"{kind}-without-an-intercept", X=whole, y=targets, alpha=40.5, fit_intercept=False, tol=tol)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), y=Layout(y, layout), alpha=0.75)
    shared = np.column_stack([np.cos(t), np.cos(t) + 0.25 * np.sin(2 * t), np.sin(t)])
    e.stability("correlated-columns-to-a-fine-tolerance", X=shared, y=answer, alpha=2e-3, tol=1e-12)
    shared[:, 1] = np.cos(t) + 0.35 * np.sin(2 * t)
    e.stability("correlated-columns", X=shared, y=answer, alpha=1e-3)
    e.stability(
        "correlated-columns-without-an-intercept", X=shared, y=answer, alpha=5e-4, l1_ratio=0.9, fit_intercept=False
    )
    e.stability("correlated-large-columns", X=1e3 * shared, y=answer, alpha=0.5)
    e.stability("correlated-shifted-columns", X=shared + a([700.0, -40.0, 900.0]), y=answer, alpha=3e-3)
    e.stability("tiny-columns", X=1e-4 * X, y=y, alpha=1e-5, tol=1e-11)
    e.stability("small-weights", X=1e7 * X, y=y, alpha=5e6, tol=1e-2)
    e.stability(
        "columns-of-different-sizes", X=waves * a([1e2, 1e-2, 1.0, 20.0, 0.1, 7.0]), y=answer, alpha=0.02, l1_ratio=0.8
    )
    e.stability("large-targets", X=X, y=1e6 * y, alpha=4e5, tol=1e-4)
    e.random(32, random_fit, seed=741)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def inputs(shape):
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, shape, elements=number),
                "y": hnp.arrays(np.float64, shape[:1], elements=number),
            },
            optional={
                "alpha": st.sampled_from([0.5, 2.0]),
                "l1_ratio": st.sampled_from([0.25, 0.75]),
                "fit_intercept": st.booleans(),
                "tol": st.just(1e-10),
            },
        )

    e.strategy(
        st.tuples(st.integers(1, 4), st.integers(1, 2)).flatmap(inputs),
        groups=["example", "edge", "shape", "random"],
        valid=valid_fit,
    )
    whole = st.sampled_from([0, 1, 200])
    e.strategy(
        st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.uint8, (3, 1), elements=whole),
                "y": hnp.arrays(np.uint8, (3,), elements=whole),
                "tol": st.just(1e-6),
            }
        ),
        groups=["shape"],
    )
    correlated = st.integers(1, 40).map(
        lambda k: {
            "X": np.column_stack([a([1.0, 0.0, -2.0]), a([1.0, k / 20, -2.0])]),
            "y": a([3.0, -1.0, 2.0]),
            "alpha": 0.01,
        }
    )
    e.strategy(correlated, groups=["stability"])
