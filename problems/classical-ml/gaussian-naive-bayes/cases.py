import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(array, axes, limit=1e8):
    sound = isinstance(array, np.ndarray) and array.ndim == axes and array.dtype.kind in "iuf"
    return sound and bool((np.abs(array.astype(float)) <= limit).all())


def valid_fit(X, y, var_smoothing=1e-9):
    """True, or why this call is outside the task."""
    if not numbers(X, 2) or X.shape[1] == 0:
        return "X is an array of numbers of shape (n, d) with at least one feature, at most 1e8 in size."
    if not isinstance(y, np.ndarray) or y.ndim != 1 or y.dtype.kind not in "iu":
        return "y is an integer array of shape (n,)."
    if type(var_smoothing) not in (int, float) or not (var_smoothing == 0 or 1e-12 <= var_smoothing <= 1e3):
        return "var_smoothing is 0, or between 1e-12 and 1000."
    if len(X) != len(y) or len(y) == 0:
        return True
    X = X.astype(float)
    extra = var_smoothing * X.var(axis=0).max()
    variances = np.array([X[y == each].var(axis=0) for each in np.unique(y)]) + extra
    largest = np.abs(X).max()
    clear = (variances >= 1e-19 * largest**2) & (variances > 1e-24)
    return bool((clear | ((variances < 1e-28) & (largest <= 100))).all()) or "Variances are 0, or not lost in rounding."


def valid_predict(X, priors, means, variances):
    """The same for predict_log_proba."""
    if not numbers(X, 2) or not numbers(priors, 1) or not numbers(means, 2) or not numbers(variances, 2):
        return "All four are arrays of numbers, of shapes (n, d), (K,), (K, d) and (K, d), at most 1e8 in size."
    if means.shape != variances.shape or priors.shape != means.shape[:1] or X.shape[1:] != means.shape[1:]:
        return "The shapes are (n, d), (K,), (K, d) and (K, d)."
    if means.size == 0 or not ((priors > 1e-6) & (priors <= 1)).all() or (variances < 0).any():
        return "There are classes and features, priors are above 1e-6, and no variance is negative."
    if (variances == 0).any():
        return True
    if (variances < 1e-20).any():
        return "A variance is 0, or at least 1e-20."
    squares = ((X.astype(float)[:, None] - means) ** 2 / variances).sum(axis=2)
    return bool((squares <= 1e7).all()) or "The squared standardized distances of a sample sum up to 1e7 at most."


def random_fit(rng, i):
    n, d = int(rng.integers(4, 20)), 1 + i % 4
    index = rng.integers(0, 1 + i % 4, size=n)
    X = rng.normal(size=(n, d)) * 10.0 ** rng.integers(-1, 2, size=d) + 3 * rng.normal(size=(4, d))[index]
    case = {"X": X, "y": rng.permutation(np.arange(-3, 40))[:4][index]}
    return case | ({"var_smoothing": float(10.0 ** rng.uniform(-6, 0))} if i % 3 else {})


def random_predict(rng, i):
    k, d = 1 + i % 4, 1 + i % 3
    priors = rng.uniform(0.1, 1, size=k)
    means = 4 * rng.normal(size=(k, d))
    return {
        "X": 5 * rng.normal(size=(int(rng.integers(1, 8)), d)),
        "priors": priors / priors.sum(),
        "means": means,
        "variances": rng.uniform(0.1, 9, size=(k, d)) ** 2 / (1 + 80 * (i % 5 == 0)),
    }


def build(cases):
    a = np.array
    e = cases.of("fit")
    X = a([[1.0, 20.0], [3.0, 26.0], [2.0, 50.0], [7.0, 44.0], [9.0, 47.0]])
    y = a([4, 4, 1, 1, 1])
    e.example("two-classes", X=X, y=y)
    e.example("much-smoothing", X=a([[0.0], [4.0], [10.0]]), y=a([0, 0, 1]), var_smoothing=0.5)
    e.edge(
        "smoothing-from-another-feature", X=a([[1.0, 7.0], [1.0, 9.0], [2.0, 3.0]]), y=a([1, 1, 0]), var_smoothing=0.25
    )
    e.edge("constant-in-a-class", X=a([[2.0, 5.0], [2.0, 8.0], [4.0, 1.0], [7.0, 3.0]]), y=a([1, 1, 0, 0]))
    e.edge("classes-of-one", X=a([[2.0, 5.0], [3.0, 1.0], [9.0, 4.0]]), y=a([6, -2, 0]), var_smoothing=0.1)
    e.edge("no-smoothing", X=X, y=y, var_smoothing=0.0)
    e.edge("no-smoothing-of-a-constant", X=a([[0.5], [0.5], [2.0]]), y=a([0, 0, 1]), var_smoothing=0)
    e.edge("all-constant", X=a([[0.5, 2.0], [0.5, 2.0], [0.5, 2.0]]), y=a([1, 0, 1]), var_smoothing=0.5)
    e.edge("one-class", X=X, y=a([3, 3, 3, 3, 3]), var_smoothing=0.01)
    e.edge("one-sample", X=a([[4.0, 2.0]]), y=a([7]))
    e.edge("unequal-classes", X=a([[1.0], [2.0], [4.0], [9.0], [11.0], [30.0]]), y=a([0, 0, 0, 0, 5, 0]))
    e.edge("no-samples", X=np.zeros((0, 2)), y=a([], dtype=int), raises=ValueError)
    e.edge("fewer-labels", X=X, y=a([1, 0, 1, 0]), raises=ValueError)
    e.edge("one-label-for-all", X=X, y=a([1]), raises=ValueError)
    e.shape("integers", X=a([[3, 100], [5, 120], [4, 90], [8, 60]]), y=a([0, 1, 0, 1]), var_smoothing=0.01)
    e.shape(
        "unsigned",
        X=a([[0, 200], [100, 250], [255, 3], [240, 90]], dtype=np.uint8),
        y=a([200, 200, 7, 7], dtype=np.uint8),
    )
    e.shape("layouts", X=Layout(X, "fortran"), y=Layout(y, "strided"))
    e.shape("readonly", X=Layout(X, "readonly"), y=Layout(y, "readonly"), var_smoothing=1e-3)
    e.stability("far-from-the-origin", X=1e5 + X / 3, y=y)
    e.stability("small", X=1e-4 * X, y=y)
    e.stability("mixed-scales", X=X * a([1e-3, 1e4]), y=y)
    e.random(32, random_fit, seed=741)
    small = st.integers(1, 4).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "X": hnp.arrays(float, (n, 1), elements=st.sampled_from([0.0, 1.0, 3.0])),
                "y": hnp.arrays(np.int64, n, elements=st.integers(0, 1)),
            },
            optional={"var_smoothing": st.sampled_from([0.0, 0.5])},
        )
    )
    e.strategy(small, groups=["example", "edge", "shape", "random"], valid=valid_fit)
    far = st.permutations([0.0, 1.0, 3.0, 7.5]).map(lambda x: {"X": 1e5 + a(x)[:, None], "y": a([0, 0, 1, 1])})
    e.strategy(far, groups=["stability"])

    e = cases.of("predict_log_proba")
    means, variances = a([[0.0, 5.0], [3.0, 1.0], [-2.0, 2.0]]), a([[1.0, 4.0], [0.25, 9.0], [2.0, 0.5]])
    priors = a([0.5, 0.2, 0.3])
    points = a([[1.0, 2.0], [2.5, 4.0]])
    e.example(
        "one-feature", X=a([[0.5], [2.0]]), priors=a([0.5, 0.5]), means=a([[0.0], [2.0]]), variances=a([[1.0], [1.0]])
    )
    e.example("three-classes", X=points, priors=priors, means=means, variances=variances)
    e.edge("priors-alone", X=a([[2.0]]), priors=a([0.2, 0.8]), means=a([[1.0], [1.0]]), variances=a([[3.0], [3.0]]))
    e.edge(
        "variances-alone",
        X=a([[0.0], [4.0]]),
        priors=a([0.5, 0.5]),
        means=a([[0.0], [0.0]]),
        variances=a([[1.0], [9.0]]),
    )
    e.edge("one-class", X=points, priors=a([1.0]), means=a([[1.0, 4.0]]), variances=a([[2.0, 0.5]]))
    e.edge(
        "zero-variance",
        X=points,
        priors=a([0.4, 0.6]),
        means=means[:2].copy(),
        variances=a([[1.0, 4.0], [2.0, 0.0]]),
        raises=ValueError,
    )
    e.shape("one-sample", X=points[:1].copy(), priors=priors, means=means, variances=variances)
    e.shape(
        "integers",
        X=a([[100, 3], [90, 5]]),
        priors=a([0.3, 0.7]),
        means=a([[97, 2], [110, 8]]),
        variances=a([[9, 4], [100, 2]]),
    )
    e.shape(
        "unsigned",
        X=a([[3, 200], [120, 9]], dtype=np.uint8),
        priors=a([0.4, 0.6]),
        means=a([[50, 120], [101, 90]], dtype=np.uint8),
        variances=a([[200, 250], [255, 240]], dtype=np.uint8),
    )
    e.shape(
        "layouts",
        X=Layout(points, "fortran"),
        priors=Layout(priors, "readonly"),
        means=Layout(means, "strided"),
        variances=Layout(variances, "readonly"),
    )
    far = a([[1000.0, -400.0], [-600.0, 2000.0]])
    e.stability("far-from-all-classes", X=far, priors=priors, means=means, variances=variances)
    e.stability(
        "tiny-variances",
        X=a([[2e-6], [5e-6]]),
        priors=a([0.7, 0.3]),
        means=a([[0.0], [6e-6]]),
        variances=a([[1e-12], [4e-12]]),
    )
    e.stability(
        "certain", X=a([[0.0, 5.0]]), priors=priors, means=means + a([[0.0], [40.0], [-60.0]]), variances=variances
    )
    many = np.sin(np.arange(3.0 * 400).reshape(3, 400))
    e.stability(
        "many-features", X=np.cos(np.arange(800.0).reshape(2, 400)), priors=priors, means=many, variances=0.5 + many**2
    )
    e.stability("shifted-far", X=1e5 + points, priors=priors, means=1e5 + means, variances=variances)
    e.random(32, random_predict, seed=742)
    value = st.sampled_from([0.0, 1.0, 3.0, -2.0])
    both = st.integers(1, 3).flatmap(
        lambda k: st.fixed_dictionaries(
            {
                "X": hnp.arrays(float, (1, 1), elements=value),
                "priors": st.just(np.full(k, 1 / k)),
                "means": hnp.arrays(float, (k, 1), elements=value),
                "variances": hnp.arrays(float, (k, 1), elements=st.sampled_from([1.0, 2.0, 0.25])),
            }
        )
    )
    e.strategy(both, groups=["example", "edge", "shape", "random"], valid=valid_predict)
    e.strategy(both.map(lambda case: case | {"X": 500 + case["X"]}), groups=["stability"])
