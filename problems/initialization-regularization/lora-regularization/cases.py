import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_update(X, Y, W0, r):
    """True, or why this call is outside the task."""
    if not isinstance(r, int | np.integer) or isinstance(r, bool) or not 0 <= r <= 1000:
        return "r must be an integer from 0 to 1,000."
    return valid_fit(*(np.asarray(each) for each in (X, Y, W0)))


def valid_curve(X_train, Y_train, X_test, Y_test, W0):
    """True, or why this call is outside the task."""
    X, Y, X_test, Y_test, W0 = (np.asarray(each) for each in (X_train, Y_train, X_test, Y_test, W0))
    wrong = valid_fit(X, Y, W0)
    if wrong is not True:
        return wrong
    if not fits(X_test, Y_test, W0):
        return "X_test must have the shape (m, d) and Y_test the shape (m, k), with m at least 1."
    if not all(plain(each) for each in (X_test, Y_test)):
        return "Arrays must hold float64 or integers, finite and at most 1e6 in size."
    X, Y, X_test, Y_test, W0 = (each.astype(np.float64) for each in (X, Y, X_test, Y_test, W0))
    errors, others = (curve_by(route, X, Y - X @ W0, X_test, Y_test - X_test @ W0) for route in ("svd", "qr"))
    above, noise = errors - errors.min(), np.abs(errors - others).max()
    tied = above <= 1e-9
    if noise > (1e-11 if tied.sum() > 1 else 1e-3 * above[~tied].min(initial=np.inf)):
        return "Rounding decides about ties."
    return not ((above > 1e-11) & (above < 1e-7)).any() or "Two test errors are nearly tied."


def curve_by(route, X, R, X_test, R_test):
    """The test errors by rank, by one of two routes: what they differ in is rounding."""
    if route == "svd":
        delta = np.linalg.lstsq(X, R, rcond=None)[0]
        Vt = np.linalg.svd(X @ delta)[2]
    else:
        Q, T = np.linalg.qr(X)
        delta, Vt = np.linalg.solve(T, Q.T @ R), np.linalg.svd(Q.T @ R)[2]
    ranks = range(min(delta.shape) + 1)
    return np.array([((R_test - X_test @ delta @ Vt[:r].T @ Vt[:r]) ** 2).mean() for r in ranks])


def valid_fit(X, Y, W0):
    if not fits(X, Y, W0):
        return "The shapes must be (n, d), (n, k) and (d, k), with no side of zero."
    if not all(plain(each) for each in (X, Y, W0)) or X.size + Y.size > 5000:
        return "Arrays must hold float64 or integers, at most 5,000 of them, finite and at most 1e6 in size."
    X, Y, W0 = (each.astype(np.float64) for each in (X, Y, W0))
    if len(X) < X.shape[1]:
        return "X must have at least as many rows as columns."
    s = np.linalg.svd(X, compute_uv=False)
    if s[-1] <= 1e-7 * s[0]:
        return "The columns of X must be linearly independent."
    R = Y - X @ W0
    delta = np.linalg.lstsq(X, R, rcond=None)[0]
    s = np.linalg.svd(X @ delta, compute_uv=False)[: min(W0.shape)]
    scale = max(np.abs(Y).max(), np.abs(X).max() * np.abs(W0).max())
    zero = s <= 1e-13 * scale * np.sqrt(R.size)
    if (s[~zero] < 1e-6 * scale).any() or (np.abs(np.diff(s[~zero])) < 1e-3 * s[0]).any():
        return "The singular values of the fit must be zero, or well apart from zero and from each other."
    return True


def fits(X, Y, W0):
    if X.ndim != 2 or Y.ndim != 2 or W0.ndim != 2 or 0 in X.shape or 0 in W0.shape:
        return False
    return X.shape[1] == W0.shape[0] and Y.shape == (len(X), W0.shape[1])


def plain(values):
    if values.dtype.kind not in "iu" and values.dtype != np.float64:
        return False
    return bool(np.isfinite(values).all() and np.abs(values.astype(np.float64)).max() <= 1e6)


SIZES = [(9, 3, 4), (12, 5, 2), (7, 2, 6), (15, 4, 3)]


def random_problem(rng, i, test):
    n, d, k = SIZES[i % 4]
    m = 5 + i % 3
    truth = rng.normal(size=(d, 1 + i % 2)) @ rng.normal(size=(1 + i % 2, k))
    mix = rng.normal(size=(d, d)) + np.diag(rng.uniform(0.5, 3.0, size=d))
    W0 = rng.normal(size=(d, k))
    made = []
    for rows in (n, m):
        X = rng.normal(size=(rows, d)) @ mix
        made += [X, X @ (W0 + truth) + rng.normal(size=(rows, k))]
    if not test:
        return {"X": made[0], "Y": made[1], "W0": W0, "r": int(rng.integers(1, min(d, k) + 1))}
    return dict(zip(("X_train", "Y_train", "X_test", "Y_test"), made)) | {"W0": W0}


A = np.array
X = A([[1.0, 0.5, 2.0], [0.0, -1.0, 4.0], [2.0, 1.5, -1.0], [-1.0, 0.25, 3.0], [0.5, 2.0, 0.0], [1.5, -0.5, 1.0]])
Y = A([[2.0, 1.0], [-1.0, 3.0], [4.0, 0.5], [0.0, -2.0], [3.0, 1.5], [1.0, 2.5]])
W0 = A([[1.0, -0.5], [0.5, 0.25], [-0.25, 1.0]])
X_NEW = A([[0.5, -1.0, 1.0], [2.0, 0.25, -3.0], [-1.5, 1.0, 0.5], [1.0, 3.0, 2.0]])
Y_NEW = A([[1.5, 0.5], [3.0, -2.0], [-1.0, 1.0], [2.0, 4.0]])


def build(cases):
    e = cases.of("low_rank_update")
    stretched = A([[4.0, 0.0], [0.0, 1.0]])
    e.example("two-directions", X=stretched, Y=A([[4.0, 0.0], [0.0, 2.0]]), W0=np.zeros((2, 2)), r=1)
    e.example("frozen-weights", X=X, Y=Y, W0=W0, r=1)
    e.edge("rank-zero", X=X, Y=Y, W0=W0, r=0)
    e.edge("full-rank", X=X, Y=Y, W0=W0, r=2)
    e.edge("beyond-full-rank", X=X, Y=Y, W0=W0, r=5)
    e.edge("no-frozen-weights", X=X, Y=Y, W0=np.zeros((3, 2)), r=1)
    e.edge(
        "nothing-left", X=A([[1, 2], [3, -1], [0, 2]]), Y=A([[3, -1], [2, 4], [2, -2]]), W0=A([[1, 1], [1, -1]]), r=1
    )
    low = X @ W0 + np.outer(X @ A([1.0, -2.0, 0.5]), A([2.0, -1.0]))
    e.edge("left-of-rank-one", X=X, Y=low, W0=W0, r=2)
    low_fit = np.linalg.lstsq(X, Y, rcond=None)[0]
    t = np.arange(1.0, 9.0)
    wide = np.column_stack([np.cos(t), np.sin(2 * t), t / 4])
    answers = np.column_stack([np.cos(3 * t), t / 3, np.sin(t), 1 / t, np.sqrt(t)])
    frozen = np.cos(np.arange(15.0)).reshape(3, 5)
    e.shape("more-outputs-than-inputs", X=wide, Y=answers, W0=frozen, r=2)
    e.shape("more-inputs-than-outputs", X=answers, Y=wide[:, :2], W0=frozen.T[:, :2], r=1)
    e.shape("one-output", X=X, Y=Y[:, :1], W0=W0[:, :1], r=1)
    e.shape("one-input", X=X[:, :1], Y=Y, W0=W0[:1], r=1)
    e.shape("as-many-rows-as-columns", X=X[:3], Y=Y[:3], W0=W0, r=1)
    e.shape("one-number", X=A([[2.0]]), Y=A([[5.0]]), W0=A([[1.5]]), r=1)
    e.shape(
        "integers",
        X=A([[1, 2], [3, -1], [0, 2], [4, 1]]),
        Y=A([[1, 5], [2, 0], [3, 3], [-4, 1]]),
        W0=A([[1, 0], [2, -1]]),
        r=1,
    )
    for kind, small, large in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 7, 60000)):
        whole = A([[large, small], [3, 90], [100, large], [17, 5]], dtype=kind)
        e.shape(
            kind,
            X=whole,
            Y=A([[small, 9], [large, 80], [2, large], [40, 1]], dtype=kind),
            W0=A([[3, 100], [90, 2]], dtype=kind),
            r=1,
        )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), Y=Layout(Y, layout), W0=Layout(W0, layout), r=1)
    near = np.column_stack([np.cos(t), np.cos(t) + 1e-6 * np.sin(t), np.sin(2 * t)])
    targets = A([[2.0, -1.0], [0.5, 3.0], [1.0, -2.0], [4.0, 0.0], [2.5, -1.5], [-2.0, 1.0], [3.0, 0.5], [1.5, 2.0]])
    e.stability("nearly-equal-columns", X=near, Y=targets, W0=W0, r=1)
    e.stability("nearly-equal-columns-full-rank", X=near, Y=targets, W0=W0, r=2)
    e.stability("columns-of-different-sizes", X=X * A([1e3, 1.0, 1e-2]), Y=Y, W0=np.zeros((3, 2)), r=1)
    e.random(30, lambda rng, i: random_problem(rng, i, False), seed=381)
    values = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def update(sides):
        n, d, k = sides
        arrays = {"X": (n, d), "Y": (n, k), "W0": (d, k)}
        drawn = {name: hnp.arrays(np.float64, shape, elements=values) for name, shape in arrays.items()}
        return st.fixed_dictionaries({**drawn, "r": st.integers(0, 2)})

    sides = st.tuples(st.integers(0, 2), st.integers(1, 2), st.integers(1, 2)).map(lambda s: (s[0] + s[1], *s[1:]))
    updates = sides.flatmap(update).filter(lambda case: valid_update(**case) is True)
    e.strategy(updates, groups=["example", "edge", "shape", "random"], valid=valid_update)
    near_columns = st.integers(1, 9).map(
        lambda j: {
            "X": A([[1.0, 1.0], [2.0, 2.0 + 1e-6 * j], [-1.0, -1.0]]),
            "Y": A([[1.0], [3.0], [2.0]]),
            "W0": np.zeros((2, 1)),
            "r": 1,
        }
    )
    e.strategy(near_columns, groups=["stability"])

    e = cases.of("rank_curve")
    train = {"X_train": X, "Y_train": Y}
    e.example(
        "two-directions",
        X_train=stretched,
        Y_train=A([[4.0, 0.0], [0.0, 2.0]]),
        X_test=A([[1.0, 1.0]]),
        Y_test=A([[2.0, 0.5]]),
        W0=np.zeros((2, 2)),
    )
    e.example("frozen-weights", **train, X_test=X_NEW, Y_test=Y_NEW, W0=W0)
    rng = np.random.default_rng(12)
    inputs = rng.normal(size=(14, 4)) @ np.diag([4.0, 1.5, 1.0, 0.5])
    truth = np.outer([0.5, 1.0, -1.0, 2.0], [1.0, -0.5, 2.0])
    targets_3 = inputs @ truth + rng.normal(size=(14, 3))
    fresh = rng.normal(size=(40, 4))
    e.edge(
        "one-rank-generalises",
        X_train=inputs,
        Y_train=targets_3,
        X_test=fresh,
        Y_test=fresh @ truth,
        W0=np.zeros((4, 3)),
    )
    e.edge("test-against-the-training-signal", **train, X_test=X_NEW, Y_test=-3.0 * Y_NEW, W0=W0)
    e.edge(
        "errors-that-differ-by-a-millionth",
        X_train=stretched,
        Y_train=A([[4.0, 0.0], [0.0, 2.0]]),
        X_test=A([[1.0, 1.0]]),
        Y_test=A([[1.5, 1.0 + 2.5e-7]]),
        W0=np.zeros((2, 2)),
    )
    e.edge("test-equals-train", **train, X_test=X, Y_test=Y, W0=W0)
    e.edge("left-of-rank-one", X_train=X, Y_train=low, X_test=X_NEW, Y_test=Y_NEW, W0=W0)
    e.edge(
        "left-of-rank-one-without-noise",
        X_train=inputs,
        Y_train=inputs @ truth,
        X_test=fresh,
        Y_test=fresh @ truth,
        W0=np.zeros((4, 3)),
    )
    e.edge(
        "nothing-left",
        X_train=A([[1, 2], [3, -1], [0, 2]]),
        Y_train=A([[3, -1], [2, 4], [2, -2]]),
        X_test=A([[2, 1]]),
        Y_test=A([[3, 2]]),
        W0=A([[1, 1], [1, -1]]),
    )
    e.edge("test-inputs-of-zero", **train, X_test=np.zeros((2, 3)), Y_test=Y_NEW[:2], W0=W0)
    e.edge("one-test-row", **train, X_test=X_NEW[:1], Y_test=Y_NEW[:1], W0=W0)
    e.shape(
        "more-outputs-than-inputs",
        X_train=wide,
        Y_train=answers,
        X_test=wide[1:4] + 0.5,
        Y_test=answers[2:5],
        W0=frozen,
    )
    e.shape(
        "more-inputs-than-outputs",
        X_train=answers,
        Y_train=wide[:, :2],
        X_test=answers[1:4] + 0.5,
        Y_test=wide[2:5, 1:],
        W0=frozen.T[:, :2],
    )
    e.shape("one-output", X_train=X, Y_train=Y[:, :1], X_test=X_NEW, Y_test=Y_NEW[:, :1], W0=W0[:, :1])
    e.shape("one-number", X_train=A([[2.0]]), Y_train=A([[5.0]]), X_test=A([[3.0]]), Y_test=A([[8.0]]), W0=A([[1.5]]))
    for kind, small, large in (("uint8", 0, 255), ("int8", -128, 127), ("int16", -700, 700)):
        whole = A([[large, small], [3, 90], [100, large], [17, 5]], dtype=kind)
        goals = A([[small, 9], [large, 80], [2, large], [40, 1]], dtype=kind)
        e.shape(
            kind,
            X_train=whole,
            Y_train=goals,
            X_test=whole[1:, ::-1],
            Y_test=goals[:3],
            W0=A([[3, 100], [90, 2]], dtype=kind),
        )
    for layout in ("fortran", "strided", "readonly"):
        given = {name: Layout(each, layout) for name, each in train.items()}
        e.shape(layout, **given, X_test=Layout(X_NEW, layout), Y_test=Layout(Y_NEW, layout), W0=Layout(W0, layout))
    e.stability("nearly-equal-columns", X_train=near, Y_train=targets, X_test=near[2:6], Y_test=targets[1:5], W0=W0)
    large = {"X_train": X, "Y_train": 1e5 * Y, "W0": 1e5 * W0}
    e.stability(
        "errors-far-above-the-margin-of-ties", **large, X_test=X_NEW, Y_test=1e5 * (X_NEW @ low_fit + 0.1 * Y_NEW)
    )
    e.random(32, lambda rng, i: random_problem(rng, i, True), seed=382)

    def curve(sides):
        n, d, k = sides
        arrays = {"X_train": (n, d), "Y_train": (n, k), "X_test": (2, d), "Y_test": (2, k), "W0": (d, k)}
        return st.fixed_dictionaries(
            {name: hnp.arrays(np.float64, shape, elements=values) for name, shape in arrays.items()}
        )

    e.strategy(sides.flatmap(curve).filter(lambda case: valid_curve(**case) is True), valid=valid_curve)
