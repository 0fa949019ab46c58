import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout, Rng


def valid(X_min, n_new, k, rng):
    """True, or why this call is outside the task."""
    X = np.asarray(X_min)
    if X.ndim != 2 or X.shape[1] == 0 or X.dtype.kind not in "if":
        return "X_min must have shape (n, d) with d >= 1."
    if not 2 <= len(X) <= 40 or X.shape[1] > 20:
        return "X_min must have between 2 and 40 points, with at most 20 features."
    if not np.isfinite(X).all() or np.abs(X).max() > 1e9:
        return "X_min must be finite, at most 1e9 in magnitude."
    span = np.ptp(X.astype(np.float64), axis=0)
    if ((span > 0) & ((span < 1e-9 * np.abs(X).max(axis=0)) | (span < 1e-100))).any():
        return "A feature must be constant, or vary by more than 1e-9 of its magnitude."
    if not isinstance(n_new, int) or not 0 <= n_new <= 5000:
        return "n_new must be an integer within 0 and 5000."
    if not isinstance(k, int) or k < 1:
        return "k must be an integer of at least 1."
    return rng is not None or "smote needs a generator."


def random_case(rng, i):
    n, d = int(rng.integers(2, 10)), 1 + i % 3
    X = rng.normal(size=(n, d)) * rng.uniform(0.2, 5, size=d) + rng.uniform(-10, 10, size=d)
    return {"X_min": X, "n_new": int(rng.integers(1, 80)), "k": int(rng.integers(1, 7)), "rng": Rng(4000 + i)}


def build(cases):
    e = cases.of("smote")
    a = np.array
    X = a([[0.0, 0.0], [1.0, 0.6], [3.0, 2.0], [4.0, -1.1], [0.5, 3.1], [7.0, 1.3], [2.5, 5.0]])  # no ties
    note = "Your points may differ: they are judged by where they lie."
    e.example("nearest-other", X_min=X[:5], n_new=5, k=1, rng=Rng(1), note=note)
    e.example("three-neighbours", X_min=X, n_new=6, k=3, rng=Rng(2), note=note)
    e.example(
        "two-points",
        X_min=a([[1.0, 10.0], [3.0, -10.0]]),
        n_new=3,
        k=1,
        rng=Rng(3),
        note="Each point is on the line y = 20 - 10 x.",
    )

    e.edge("one-point", X_min=X[:1], n_new=3, k=1, rng=Rng(4), raises=ValueError)
    e.edge("one-point-nothing-new", X_min=X[:1], n_new=0, k=1, rng=Rng(4), raises=ValueError)
    e.edge("no-points", X_min=X[:0], n_new=2, k=3, rng=Rng(4), raises=ValueError)
    e.edge("nothing-new", X_min=X, n_new=0, k=2, rng=Rng(5))
    e.edge("one-new-point", X_min=X, n_new=1, k=2, rng=Rng(6))
    e.edge("k-far-above-n", X_min=X[:4], n_new=40, k=1000, rng=Rng(8))
    e.edge("k-equal-to-n", X_min=X, n_new=70, k=7, rng=Rng(7))
    e.edge("two-points-large-k", X_min=X[1:3], n_new=60, k=5, rng=Rng(9))
    e.edge("coinciding-points", X_min=X[[0, 1, 1, 3, 3, 3]], n_new=60, k=2, rng=Rng(10))
    e.edge("all-points-coincide", X_min=np.tile(a([[0.1, -2.3]]), (4, 1)), n_new=5, k=2, rng=Rng(11))
    e.edge("constant-feature", X_min=np.insert(X, 1, 0.3, axis=1), n_new=60, k=2, rng=Rng(12))
    corners = a([[0.0, 0.0], [0.0, 2.0], [2.0, 0.0], [2.0, 2.0], [5.0, 5.0]])
    e.edge("ties", X_min=corners, n_new=60, k=1, rng=Rng(13), note="Either of two corners is a nearest one.")
    e.edge("tie-for-the-last-place", X_min=np.vstack([corners, [[2.0, 1.0]]]), n_new=80, k=2, rng=Rng(14))
    for k in (1, 2, 3, 6):
        e.edge(f"3000-points-{k}-of-6-neighbours", X_min=X, n_new=3000, k=k, rng=Rng(20 + k))
    e.edge("3000-points-that-are-cut", X_min=X[:4], n_new=3000, k=9, rng=Rng(30))
    e.edge("one-point-in-1500-calls", X_min=X[:5], n_new=1, k=2, rng=Rng(31), draws=1500)
    e.edge("three-points-in-600-calls", X_min=X[:6], n_new=3, k=2, rng=Rng(32), draws=600)

    line = a([[0.0], [1.0], [2.5], [4.5], [5.0], [9.0]])
    e.shape("one-feature", X_min=line, n_new=3000, k=2, rng=Rng(40))
    many = np.random.default_rng(4).normal(size=(12, 5))
    e.shape("five-features", X_min=many * a([1.0, 2.0, 0.5, 1.0, 3.0]), n_new=3000, k=4, rng=Rng(41))
    e.shape(
        "thirty-points", X_min=np.round(np.random.default_rng(7).normal(size=(30, 3)), 2), n_new=200, k=5, rng=Rng(42)
    )
    e.shape("integers", X_min=a([[0, 0], [10, 3], [4, 9], [7, -8], [-6, 5]]), n_new=100, k=2, rng=Rng(43))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X_min=Layout(X, layout), n_new=60, k=2, rng=Rng(44))

    e.stability("far-from-the-origin", X_min=X + 1e8, n_new=100, k=2, rng=Rng(50))
    e.stability("one-feature-far-from-the-origin", X_min=X + a([0.0, -3e8]), n_new=100, k=1, rng=Rng(51))
    e.stability("tiny", X_min=1e-9 * X, n_new=500, k=2, rng=Rng(52))
    e.stability("large", X_min=1e8 * X, n_new=500, k=2, rng=Rng(53))
    note = "The distance is Euclidean and the features are not standardised: the first one decides."
    e.stability("features-of-mixed-size", X_min=X[:, ::-1] * a([1e5, 1e-3]), n_new=500, k=2, rng=Rng(54), note=note)
    e.random(30, random_case, seed=401)

    points = hnp.arrays(
        np.float64,
        st.tuples(st.integers(2, 5), st.integers(1, 3)),
        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, 4.0]),
    )
    rest = {"n_new": st.sampled_from([1, 2, 5, 60]), "k": st.integers(1, 3), "rng": st.just(Rng(5))}
    e.strategy(
        st.fixed_dictionaries({"X_min": points} | rest), groups=["example", "edge", "shape", "random"], valid=valid
    )
    e.strategy(st.fixed_dictionaries({"X_min": points.map(lambda X: X + 1e8)} | rest), groups=["stability"])
