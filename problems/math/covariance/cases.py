import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def decided_columns(X):
    """Whether numbers are neither too large nor too small, and columns clearly vary, or do not."""
    size = np.abs(X)
    spread = np.ptp(X, axis=0) if len(X) else np.zeros(X.shape[1])
    if not np.isfinite(X).all() or (size > 1e100).any() or ((spread > 0) & (spread < 1e-100)).any():
        return False
    return bool(((spread == 0) | (spread >= 1e-9 * size.max(axis=0, initial=0.0))).all())


def valid(X, ddof=1, fweights=None, aweights=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(X, np.ndarray) or X.dtype.kind not in "iuf" or X.ndim != 2 or X.shape[1] == 0:
        return "X is an array of numbers, of shape (n, d)."
    if not isinstance(ddof, int) or isinstance(ddof, bool) or not 0 <= ddof <= 1000:
        return "ddof is an integer from 0 to 1000."
    for each, kinds in ((fweights, "iu"), (aweights, "iuf")):
        if each is None:
            continue
        if not isinstance(each, np.ndarray) or each.dtype.kind not in kinds or each.shape != (len(X),):
            return "There is one weight for each row, and fweights are integers."
        if not ((each.astype(float) == 0) | ((each >= 1e-6) & (each <= 1e6))).all():
            return "Weights are 0, or between 1e-6 and 1e6."
    f = np.ones(len(X)) if fweights is None else fweights.astype(float)
    a = np.ones(len(X)) if aweights is None else aweights.astype(float)
    w = f * a
    if not decided_columns(X[w > 0].astype(float)):
        return "Numbers are at most 1e100; columns are constant, or vary by 1e-100 and by 1e-9 of their size."
    if aweights is not None and w.any() and abs(w.sum() - ddof * (w * a).sum() / w.sum()) < 1e-6 * w.sum():
        return "With aweights the divisor is not nearly 0."
    return True


def valid_update(count, mean, scatter, batch):
    """The same for update_covariance."""
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= 10**9:
        return "count is an integer from 0 to 1e9."
    if not all(isinstance(each, np.ndarray) and each.dtype.kind in "iuf" for each in (mean, scatter, batch)):
        return "mean, scatter and batch are arrays of numbers."
    d = mean.size
    if mean.ndim != 1 or d == 0 or scatter.shape != (d, d) or batch.ndim != 2 or batch.shape[1] != d:
        return "The shapes are (d,), (d, d) and (b, d)."
    if not all(np.isfinite(each).all() and (np.abs(each) <= 1e20).all() for each in (mean, scatter, batch)):
        return "Numbers are finite and at most 1e20."
    if (scatter != scatter.T).any() or (np.diag(scatter) < 0).any():
        return "The scatter is symmetric, and not negative on its diagonal."
    return count > 0 or not (mean.any() or scatter.any()) or "Without rows, mean and scatter are zeros."


def random_case(rng, i):
    n, d = [(5, 2), (4, 3), (9, 4), (3, 1), (6, 5)][i % 5]
    X = rng.normal(size=(n, d)) * 10.0 ** rng.uniform(-2, 2, size=d) + 10.0 ** rng.uniform(-1, 4, size=d)
    case = {"X": X}
    if i % 4:
        case["fweights"] = rng.integers(0, 4, size=n)
        case["fweights"][:3] += 1
    if i % 3:
        case["aweights"] = rng.uniform(0.2, 3.0, size=n)
    if i % 2:
        case["ddof"] = [0, 2, 0, 1][i // 2 % 4]
    return case if valid(**case) is True else {"X": X, "ddof": 0}


def random_update(rng, i):
    count, b, d = int(rng.integers(0, 9)), int(rng.integers(1, 6)), 2 + i % 3
    seen = rng.normal(size=(count, d)) * 10.0 ** rng.uniform(-1, 1, size=d) + 10.0 * rng.normal(size=d)
    mean = seen.mean(axis=0) if count else np.zeros(d)
    scatter = (seen - mean).T @ (seen - mean)
    batch = rng.normal(size=(b, d)) + 10.0 * rng.normal(size=d)
    return {"count": count, "mean": mean, "scatter": (scatter + scatter.T) / 2, "batch": batch}


def build(cases):
    a = np.array
    X = a([[1.0, 8.0, -1.0], [3.0, 2.0, 0.5], [2.0, 5.0, 4.0], [6.0, 1.0, 2.0]])
    f, r = a([1, 3, 2, 1]), a([0.5, 1.0, 2.0, 0.25])
    e = cases.of("covariance")
    e.example("three-rows", X=a([[1.0, 10.0], [2.0, 30.0], [6.0, 20.0]]))
    e.example("counts-and-reliabilities", X=X, fweights=f, aweights=r)
    e.example("constant-column", X=a([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]]), ddof=0)
    e.edge("counts", X=X, fweights=f)
    e.edge("reliabilities", X=X, aweights=r)
    e.edge("reliabilities-without-correction", X=X, aweights=r, ddof=0)
    e.edge("ddof-two", X=X, ddof=2)
    e.edge("ddof-two-with-reliabilities", X=X, ddof=2, aweights=a([1.0, 0.75, 1.25, 1.0]))
    e.edge("divisor-zero", X=X, ddof=4)
    e.edge("divisor-negative", X=X, ddof=6)
    e.edge("divisor-negative-with-reliabilities", X=X, ddof=5, aweights=r)
    e.edge("counts-lift-the-divisor", X=X, ddof=5, fweights=f)
    e.edge("one-row", X=X[:1])
    e.edge("one-row-without-correction", X=X[:1], ddof=0)
    e.edge("one-row-seen-twice", X=X[:1], fweights=a([2]))
    e.edge("no-rows", X=np.zeros((0, 2)))
    e.edge("no-rows-without-correction", X=np.zeros((0, 2)), ddof=0)
    e.edge("no-weight", X=X, fweights=a([0, 0, 0, 0]), ddof=0)
    e.edge("rows-that-count-for-nothing", X=a([[1.0, 9.0], [5.0, 1e9], [2.0, 4.0], [4.0, 6.0]]),
           fweights=a([1, 0, 2, 1]))
    e.edge("unreliable-rows", X=X, aweights=a([0.5, 0.0, 1.0, 2.0]))
    kept = a([[0.1, 9.0], [8.0, 1.0], [0.1, 4.0], [0.1, 6.0]])
    e.edge("constant-where-counted", X=kept, fweights=a([1, 0, 1, 1]))
    e.edge("constant-where-reliable", X=kept[[1, 0, 2, 3]], aweights=a([0.0, 0.3, 0.6, 0.7]))
    e.edge("constant-where-both", X=kept, fweights=a([1, 2, 1, 1]), aweights=a([1.0, 0.0, 1.0, 1.0]), ddof=0)
    e.edge("constant-whose-mean-rounds", X=a([[0.1, 9.0], [0.1, 1.0], [0.1, 4.0]]))
    note = "The mean of three equal numbers may differ from them by rounding; the covariance is 0 all the same."
    e.edge("all-constant-up-to-rounding", X=np.full((3, 2), 0.1 * 2**42), note=note)
    e.edge("all-constant", X=a([[0.1, 9.0], [0.1, 9.0], [0.1, 9.0]]), aweights=a([0.3, 0.5, 0.7]))
    e.edge("collinear", X=a([[1.0, -2.0], [2.0, -4.0], [4.0, -8.0]]))
    e.edge("one-column", X=a([[1.0], [4.0], [2.0], [9.0]]), fweights=f)
    e.shape("square", X=X[:3], fweights=a([2, 1, 4]))
    e.shape("wide", X=X[:2].repeat(2, axis=1) + a([0.0, 1.0, 2.0, 3.0, 5.0, 8.0]) * a([[1.0], [-1.5]]))
    e.shape("unsigned", X=a([[200, 3], [100, 250], [7, 90]], dtype=np.uint8),
            fweights=a([100, 200, 50], dtype=np.uint8), aweights=a([20, 30, 15], dtype=np.uint8))
    e.shape("integers", X=a([[-3, 4], [5, 1], [0, 2]], dtype=np.int8))
    e.shape("layouts", X=Layout(X, "fortran"), fweights=Layout(f, "strided"), aweights=Layout(r, "readonly"))
    e.shape("read-only", X=Layout(X, "readonly"), ddof=0)
    e.stability("large-offset", X=X + a([1e6, -3e5, 5e4]))
    e.stability("large-offset-with-weights", X=X + a([1e6, -3e5, 5e4]), fweights=f, aweights=r)
    e.stability("tiny", X=1e-95 * X)
    e.stability("large", X=1e90 * X, aweights=r)
    e.stability("mixed", X=X * a([1e-6, 1.0, 1e3]), fweights=f)
    e.stability("scaled-reliabilities", X=X, aweights=1e5 * r)
    e.random(36, random_case, seed=1521)
    number = st.sampled_from([0.0, 1.0, 2.0, 5.0])

    def inputs(shape):
        n = shape[0]
        optional = {
            "ddof": st.sampled_from([0, 2]),
            "fweights": hnp.arrays(np.int64, n, elements=st.sampled_from([0, 1, 2])),
            "aweights": hnp.arrays(np.float64, n, elements=st.sampled_from([0.0, 1.0, 0.5])),
        }
        return st.fixed_dictionaries({"X": hnp.arrays(np.float64, shape, elements=number)}, optional=optional)

    shapes = st.tuples(st.integers(0, 3), st.integers(1, 2))
    decided = shapes.flatmap(inputs).filter(lambda given: valid(**given) is True)
    e.strategy(decided, groups=["example", "edge", "shape", "random"], valid=valid)

    # coverage-ok: scatter: it is square
    e = cases.of("update_covariance")
    scatter = a([[4.0, 1.0], [1.0, 2.0]])
    batch = a([[1.0, 5.0], [3.0, 2.0], [8.0, 8.0]])
    e.example("two-rows-more", count=3, mean=a([1.0, 2.0]), scatter=scatter, batch=a([[3.0, 5.0], [7.0, 1.0]]))
    e.example("first-batch", count=0, mean=a([0.0, 0.0]), scatter=np.zeros((2, 2)), batch=batch)
    e.edge("empty-batch", count=3, mean=a([1.0, 2.0]), scatter=scatter, batch=np.zeros((0, 2)))
    e.edge("nothing-at-all", count=0, mean=a([0.0, 0.0, 0.0]), scatter=np.zeros((3, 3)), batch=np.zeros((0, 3)))
    e.edge("one-row", count=5, mean=a([1.0, 2.0]), scatter=scatter, batch=a([[4.0, -2.0]]))
    e.edge("first-row", count=0, mean=a([0.0]), scatter=a([[0.0]]), batch=a([[4.0]]))
    e.edge("same-mean", count=4, mean=a([4.0, 5.0]), scatter=scatter, batch=batch)
    e.edge("equal-rows", count=2, mean=a([1.0, 3.0]), scatter=scatter, batch=a([[2.0, -1.0], [2.0, -1.0], [2.0, -1.0]]))
    e.shape("integers", count=2, mean=a([1, 4, 2]), scatter=a([[2, 1, 0], [1, 6, -2], [0, -2, 8]]),
            batch=a([[3, 5, 1], [2, 2, 9]]))
    e.shape("unsigned", count=200, mean=a([200, 4], dtype=np.uint8), scatter=a([[250, 10], [10, 90]], dtype=np.uint8),
            batch=a([[3, 250], [20, 200], [250, 100]], dtype=np.uint8))
    e.shape("layouts", count=7, mean=Layout(a([1.0, 2.0]), "readonly"), scatter=Layout(scatter, "readonly"),
            batch=Layout(batch, "strided"))
    e.stability("large-offset", count=3, mean=a([1e6 / 3, -2e6 / 7]), scatter=scatter,
                batch=batch + a([1e6 / 3, -2e6 / 7]))
    e.stability("many-rows", count=10**8, mean=a([1.0, 2.0]), scatter=1e8 * scatter, batch=batch)
    e.stability("far-batch", count=4, mean=a([1e-3, 2.0]), scatter=scatter, batch=batch + 1e6)
    e.random(32, random_update, seed=1522)

    def state(d):
        row = st.lists(number, min_size=d, max_size=d)
        return st.fixed_dictionaries({
            "count": st.integers(1, 3), "mean": row.map(np.array), "scatter": row.map(np.diag),
            "batch": st.lists(row, max_size=3).map(lambda rows: np.array(rows).reshape(-1, d)),
        })

    e.strategy(st.integers(1, 2).flatmap(state), valid=valid_update)
