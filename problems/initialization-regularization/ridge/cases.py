import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, y, alpha=1.0, fit_intercept=True):
    """True, or why this call is outside the task."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y) or 0 in X.shape:
        return "X must have the shape (n, d) and y the shape (n,), with n and d at least 1."
    for values in (X, y):
        if values.dtype.kind not in "iu" and values.dtype != np.float64:
            return "X and y must be arrays of float64 or of integers."
        if not np.isfinite(values).all() or np.abs(values.astype(np.float64)).max() > 1e9:
            return "X and y must be finite and at most 1e9 in size."
    if not isinstance(fit_intercept, bool | np.bool_):
        return "fit_intercept must be a bool."
    if not 1e-14 <= alpha <= 1e12:
        return "alpha must be between 1e-14 and 1e12."
    return determined(X.astype(np.float64), y.astype(np.float64), alpha, fit_intercept) or (
        "The data must determine w and b far better than they are compared: raise alpha."
    )


def determined(X, y, alpha, fit_intercept):
    """Whether rounding X and y moves w and b by less than a tenth of the tolerances (first-order perturbation)."""
    x_mean, y_mean = (X.mean(axis=0), y.mean()) if fit_intercept else (np.zeros(X.shape[1]), 0.0)
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    w = Vt.T @ (s / (s**2 + alpha) * (U.T @ (y - y_mean)))
    b = y_mean - x_mean @ w
    smallest = np.sqrt((s.min() ** 2 if len(s) == len(w) else 0.0) + alpha)
    left = np.linalg.norm(y - b - X @ w)
    eps = np.finfo(float).eps
    w_error = eps * np.linalg.norm(X) * (np.linalg.norm(w) / smallest + left / smallest**2)
    w_error += eps * np.linalg.norm(y) / smallest
    b_error = np.linalg.norm(x_mean) * w_error + eps * (np.abs(y).max() + np.abs(x_mean) @ np.abs(w))
    return bool(w_error < 0.1 * (1e-9 + 1e-6 * np.abs(w).min()) and b_error < 0.1 * (1e-9 + 1e-6 * abs(b)))


def random_case(rng, i):
    n, d = [(7, 3), (5, 2), (4, 6), (9, 1)][i % 4]
    case = {"X": rng.normal(loc=1.5, scale=2.0, size=(n, d)), "y": rng.normal(loc=-2.0, scale=3.0, size=n)}
    if i % 3:
        case["alpha"] = float(10.0 ** rng.uniform(-2, 2))
    if i % 5 == 1:
        case["fit_intercept"] = False
    return case


def build(cases):
    e = cases.of("ridge_fit")
    a = np.array
    line, heights = a([[1.0], [2.0], [6.0]]), a([4.0, 5.0, 12.0])
    X = a([[1.0, 5.0], [2.0, -1.0], [4.0, 0.5], [7.0, 3.0], [3.0, 2.5]])
    y = a([3.0, 1.5, 4.0, 11.0, 6.0])
    e.example("line", X=line, y=heights, alpha=7.0)
    e.example("without-an-intercept", X=line, y=heights, alpha=7.0, fit_intercept=False)
    e.example("two-copies-of-a-column", X=np.hstack([line, line]), y=heights, alpha=4.0)
    e.edge("defaults", X=X, y=y)
    e.edge("default-alpha-without-an-intercept", X=X, y=y, fit_intercept=False)
    e.edge("alpha-alone", X=X, y=y, alpha=0.3)
    e.edge("large-alpha", X=X, y=y, alpha=2e4)
    e.edge("integer-alpha", X=X, y=y, alpha=3)
    e.edge("no-intercept-spelled-out", X=X, y=y, alpha=2.5, fit_intercept=False)
    e.edge("intercept-spelled-out", X=X, y=y, alpha=2.5, fit_intercept=True)
    e.edge("constant-column", X=np.column_stack([X, np.full(5, 4.0)]), y=y, alpha=0.5)
    e.edge(
        "constant-column-without-an-intercept",
        X=np.column_stack([X, np.full(5, 4.0)]),
        y=y,
        alpha=0.5,
        fit_intercept=False,
    )
    e.edge("constant-target", X=X, y=np.full(5, -2.5), alpha=0.7)
    e.edge("target-shifted", X=X, y=y + 1000.0, alpha=0.7)
    e.edge("columns-shifted", X=X + a([100.0, -300.0]), y=y, alpha=0.7)
    e.edge("one-row", X=a([[2.0, -3.0, 0.5]]), y=a([4.0]), alpha=0.25)
    e.edge("one-row-without-an-intercept", X=a([[2.0, -3.0, 0.5]]), y=a([4.0]), alpha=0.25, fit_intercept=False)
    e.edge("one-number", X=a([[3.0]]), y=a([5.0]), alpha=0.75, fit_intercept=False)
    e.edge("zero-column", X=np.column_stack([np.zeros(5), X]), y=y, alpha=0.4)
    e.shape("more-columns-than-rows", X=np.sin(np.arange(21.0)).reshape(3, 7), y=a([1.0, -2.0, 0.5]), alpha=0.2)
    e.shape(
        "more-columns-than-rows-without-an-intercept",
        X=np.sin(np.arange(21.0)).reshape(3, 7),
        y=a([1.0, -2.0, 0.5]),
        alpha=0.2,
        fit_intercept=False,
    )
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0]]), y=a([3, 7, -2]), alpha=1.5)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 0, 65535), ("int32", -70000, 90000)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90], [17, low]], dtype=kind)
        e.shape(kind, X=whole, y=a([high, low, 5, 100], dtype=kind), alpha=40.5)
        e.shape(
            f"{kind}-without-an-intercept",
            X=whole,
            y=a([high, low, 5, 100], dtype=kind),
            alpha=40.5,
            fit_intercept=False,
        )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), y=Layout(y, layout), alpha=1.75)
    t = np.arange(6.0)
    answer = a([2.0, -1.0, 0.5, 3.0, 1.0, -2.0])
    near = np.column_stack([np.cos(t), np.cos(t) + 1e-6 * np.sin(t)])
    near -= near.mean(axis=0)
    e.stability("nearly-equal-columns", X=near, y=answer, alpha=1e-12)
    e.stability("nearly-equal-columns-without-an-intercept", X=near, y=answer, alpha=3e-12, fit_intercept=False)
    e.stability("nearly-equal-large-columns", X=1e3 * near, y=answer, alpha=1e-5)
    e.stability("nearly-opposite-columns", X=near * a([1.0, -1.0]), y=answer, alpha=4e-13)
    e.stability("tiny-columns", X=1e-5 * X, y=y, alpha=1e-6)
    e.stability("huge-alpha", X=1e3 * X, y=1e6 * y, alpha=1e9)
    e.random(32, random_case, seed=341)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def inputs(scale):
        def of(shape):
            return st.fixed_dictionaries(
                {
                    "X": hnp.arrays(np.float64, shape, elements=number).map(lambda v: scale * v),
                    "y": hnp.arrays(np.float64, shape[:1], elements=number),
                },
                optional={"alpha": st.sampled_from([0.5, 2.0]), "fit_intercept": st.booleans()},
            )

        return st.tuples(st.integers(1, 3), st.integers(1, 2)).flatmap(of)

    whole = st.sampled_from([0, 1, 200])
    narrow = st.fixed_dictionaries(
        {"X": hnp.arrays(np.uint8, (3, 1), elements=whole), "y": hnp.arrays(np.uint8, (3,), elements=whole)}
    )
    e.strategy(inputs(1.0), groups=["example", "edge", "shape", "random"], valid=valid)
    e.strategy(narrow, groups=["shape"])
    e.strategy(inputs(1e3), groups=["stability"])
