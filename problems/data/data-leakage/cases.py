import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

MOST = 1e12  # in magnitude


def matrix(X, least=0):
    X = np.asarray(X)
    return X.ndim == 2 and X.shape[1] >= 1 and len(X) >= least and numbers(X)


def numbers(x):
    x = np.asarray(x)
    return (
        x.dtype.kind in "iuf" and bool(np.isfinite(x).all()) and (not x.size or np.abs(x.astype(float)).max() <= MOST)
    )


def valid_rows(X_train, X_test):
    if not matrix(X_train) or not matrix(X_test) or np.shape(X_train)[1] != np.shape(X_test)[1]:
        return "X_train and X_test have shapes (n, d) and (m, d), d at least 1, and hold finite numbers up to 1e12."
    return len(X_train) + len(X_test) <= 20_000 or "There are at most 20,000 rows."


def valid_groups(groups_train, groups_test):
    kinds = set()
    for groups in (groups_train, groups_test):
        if isinstance(groups, list):
            kinds |= {"text" if type(each) is str else "bad" for each in groups}
        elif isinstance(groups, np.ndarray) and groups.ndim == 1:
            kinds.add("integer" if groups.dtype.kind in "iu" else "bad")
        else:
            kinds.add("bad")
    return ("bad" not in kinds and len(kinds) <= 1) or "The groups are two integer arrays, or two lists of strings."


def valid_times(t_train, t_test):
    for kinds in ("f", "iu"):
        if all(isinstance(t, np.ndarray) and t.ndim == 1 and t.dtype.kind in kinds for t in (t_train, t_test)):
            finite = np.isfinite(t_train).all() and np.isfinite(t_test).all()
            return bool(finite) or "The times are finite."
    return "t_train and t_test are arrays of shapes (n,) and (m,), both of floats or both of integers."


def steady(x):
    """Whether the columns are constant, or vary by enough for their means to be known."""
    return bool(((np.ptp(x, axis=0) == 0) | (np.ptp(x, axis=0) >= 1e-7 * np.abs(x).max(axis=0))).all())


def valid_copies(X, y):
    if not matrix(X, 1) or not numbers(y) or np.shape(y) != np.shape(X)[:1]:
        return "X has the shape (n, d) with n and d at least 1, y the shape (n,); both hold finite numbers up to 1e12."
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if (
        not steady(X)
        or not steady(y[:, None])
        or (np.ptp(np.c_[X, y], axis=0) < 1e-100)[np.ptp(np.c_[X, y], axis=0) > 0].any()
    ):
        return "What is not constant varies by at least 1e-7 of its magnitude."
    vary = np.ptp(X, axis=0) > 0
    if np.ptp(y) == 0 or not vary.any():
        return True
    X, y = X[:, vary] - X[0, vary], y - y[0]
    X, y = X / np.abs(X).max(axis=0), y / np.abs(y).max()
    A = np.c_[y, np.ones(len(y))]
    rest = np.linalg.norm(X - A @ np.linalg.lstsq(A, X)[0], axis=0) / np.linalg.norm(X - X.mean(axis=0), axis=0)
    return not ((rest > 1e-7) & (rest < 1e-5)).any() or "No residual is within a factor of ten of the limit."


def valid_scaler(mean, scale, X_train, X_test):
    if not matrix(X_train, 1) or not matrix(X_test) or np.shape(X_train)[1] != np.shape(X_test)[1]:
        return (
            "X_train and X_test have shapes (n, d) and (m, d), n and d at least 1, and hold finite numbers up to 1e12."
        )
    for each in (mean, scale):
        if not isinstance(each, np.ndarray) or each.dtype != np.float64 or each.shape != np.shape(X_train)[1:]:
            return "mean and scale are float64 arrays of shape (d,)."
        if not numbers(each):
            return "mean and scale are finite, up to 1e12."
    if len(X_test) == 0:
        return True
    train = np.asarray(X_train, dtype=float)
    both = np.concatenate([train, np.asarray(X_test, dtype=float)])
    a, b = (np.hypot(mean - X.mean(axis=0), scale - X.std(axis=0)) for X in (train, both))
    least = 1e-6 * np.maximum(a, b) + 1e-13 * np.abs(both).max(axis=0)
    return bool((np.abs(a - b) > least).all()) or "No feature has distances so close that rounding would decide."


def random_rows(rng, i):
    train = rng.integers(-2, 3, size=(int(rng.integers(1, 12)), 1 + i % 4)) * 0.5
    return {"X_train": train, "X_test": rng.integers(-2, 3, size=(int(rng.integers(1, 9)), train.shape[1])) * 0.5}


def random_groups(rng, i):
    train, test = (rng.integers(-5, 12, size=int(rng.integers(0, 9))) for _ in range(2))
    if i % 2:
        return {"groups_train": [f"p{each}" for each in train], "groups_test": [f"p{each}" for each in test]}
    return {"groups_train": train, "groups_test": test}


def random_times(rng, i):
    kind = (float, np.int64)[i % 2]
    train = rng.integers(0, 14, size=int(rng.integers(1, 9))).astype(kind)
    return {"t_train": train, "t_test": rng.integers(6, 16, size=int(rng.integers(1, 6))).astype(kind)}


def random_copies(rng, i):
    n, d = int(rng.integers(3, 9)), 1 + i % 4
    X, y = rng.normal(size=(n, d)), rng.normal(size=n) * 3
    for j in np.flatnonzero(rng.random(d) < 0.5):
        X[:, j] = rng.normal() * y + rng.normal() + rng.choice([0.0, 1e-2, 1e-3]) * rng.normal(size=n)
    return {"X": X, "y": y}


def random_scaler(rng, i):
    n, m, d = int(rng.integers(2, 8)), int(rng.integers(1, 6)), 1 + i % 4
    train, test = rng.normal(size=(n, d)), rng.normal(loc=0.5, scale=2.0, size=(m, d))
    source = [train, np.concatenate([train, test]), test][i % 3]
    noise = rng.normal(scale=0.1, size=(2, d))
    return {
        "mean": source.mean(axis=0) + noise[0],
        "scale": source.std(axis=0) + np.abs(noise[1]),
        "X_train": train,
        "X_test": test,
    }


def build(cases):
    a = np.array
    build_rows(cases.of("shared_rows"), a)
    build_groups(cases.of("shared_groups"), a)
    build_times(cases.of("future_rows"), a)
    build_copies(cases.of("target_copies"), a)
    build_scaler(cases.of("scaler_leaks"), a)


def build_rows(e, a):
    train = a([[1.0, 2.0], [3.0, 5.0], [2.0, 1.0], [4.0, 4.5]])
    e.example("two-of-three", X_train=train, X_test=a([[4.0, 4.5], [3.0, 2.0], [1.0, 2.0]]))
    e.edge("values-known-row-new", X_train=train, X_test=a([[1.0, 5.0], [2.0, 2.0]]))
    e.edge("twice-in-the-test", X_train=train, X_test=a([[0.0, 9.0], [3.0, 5.0], [7.0, 1.0], [3.0, 5.0]]))
    e.edge("twice-in-the-training", X_train=train[[1, 1, 0]], X_test=a([[2.0, 1.0], [3.0, 5.0]]))
    e.edge("negative-zero", X_train=a([[0.0, 1.0], [2.0, -0.0], [5.0, 5.0]]), X_test=a([[-0.0, 1.0], [2.0, 0.0]]))
    e.edge("no-training-rows", X_train=train[:0], X_test=train[:3])
    e.edge("no-test-rows", X_train=train, X_test=train[:0])
    e.edge("no-rows", X_train=train[:0, :1], X_test=train[:0, :1])
    e.edge("same-place-only", X_train=train, X_test=train[[2, 1, 3]])
    e.shape("one-feature", X_train=a([[3.0], [-1.0]]), X_test=a([[2.0], [-1.0], [3.0]]))
    e.shape("integers", X_train=a([[1, 200, 3], [0, 7, 7]]), X_test=a([[7, 0, 7], [1, 200, 3], [1, 44, 3]]))
    e.shape("integers-and-floats", X_train=a([[2, 5], [100, 3]], dtype=np.int8), X_test=a([[2.5, 5.0], [100.0, 3.0]]))
    e.shape("floats-and-integers", X_train=a([[2.5, 5.0], [7.0, -3.0]]), X_test=a([[2, 5], [7, -3]]))
    e.shape("fortran", X_train=Layout(train, "fortran"), X_test=Layout(train[[3, 0]], "strided"))
    e.shape("readonly", X_train=Layout(train, "readonly"), X_test=Layout(train[1:3, ::-1].copy(), "readonly"))
    e.stability("last-digit", X_train=a([[1.0, 2.0], [9e11, 3.0]]), X_test=a([[1.0 + 1e-15, 2.0], [9e11 + 0.25, 3.0]]))
    e.stability("last-digit-beside-a-large-one", X_train=a([[1e12, 1.0]]), X_test=a([[1e12, 1.0 + 1e-15], [1e12, 1.0]]))
    e.stability("tiny", X_train=a([[1e-12, 2e-12]]), X_test=a([[2e-12, 1e-12], [1e-12, 2e-12], [0.0, 0.0]]))
    rng = np.random.default_rng(3)
    many = rng.integers(0, 200, size=(10_000, 3))
    e.scale("10000-rows", X_train=many / 8, X_test=rng.integers(0, 200, size=(10_000, 3)) / 8)
    e.random(30, random_rows, seed=411)
    small = st.sampled_from([0.0, 1.0, -0.0, 2.0])
    rows = st.tuples(*[st.integers(0, 3)] * 2, st.integers(1, 2)).flatmap(
        lambda s: st.fixed_dictionaries(
            {
                "X_train": hnp.arrays(float, (s[0], s[2]), elements=small),
                "X_test": hnp.arrays(float, (s[1], s[2]), elements=small),
            }
        )
    )
    e.strategy(rows, valid=valid_rows)


def build_groups(e, a):
    e.example("patients", groups_train=a([7, 7, 3, 9, 12]), groups_test=a([12, 5, 7, 12]))
    e.example("names", groups_train=["lin", "ada", "kim", "ada"], groups_test=["ada", "lin"])
    e.edge("none-shared", groups_train=a([1, 2, 3]), groups_test=a([4, 5]))
    e.edge("no-training-rows", groups_train=a([], dtype=int), groups_test=a([4, 5]))
    e.edge("no-test-rows", groups_train=["b", "a"], groups_test=[])
    e.edge("texts-are-sorted-as-texts", groups_train=["p10", "p9", "P3"], groups_test=["p9", "P3", "x", "p10"])
    e.edge("order-of-integers", groups_train=a([100, -4, 20, 3]), groups_test=a([3, 20, -4, 100, 8, 3]))
    e.edge("part-of-a-name", groups_train=["ann", "joanna"], groups_test=["anna", "jo"])
    e.shape("large-identifiers", groups_train=a([2**62, 2**62 + 1, 5]), groups_test=a([2**62 + 1, 2**62 + 2]))
    e.shape("mixed-widths", groups_train=a([250, 3], dtype=np.uint8), groups_test=a([-6, 250, 3], dtype=np.int64))
    e.shape("readonly", groups_train=Layout(a([5, 2, 8]), "readonly"), groups_test=Layout(a([8, 5]), "strided"))
    e.random(30, random_groups, seed=412)
    ids = st.integers(-1, 3).map(int)
    e.strategy(
        st.fixed_dictionaries(
            {key: hnp.arrays(np.int64, st.integers(0, 3), elements=ids) for key in ("groups_train", "groups_test")}
        ),
        valid=valid_groups,
    )


def build_times(e, a):
    e.example("one-at-and-one-after", t_train=a([1.0, 8.0, 3.0, 6.5]), t_test=a([9.0, 6.5, 12.0]))
    e.edge("all-before", t_train=a([3.0, 1.0, 2.0]), t_test=a([4.0, 3.5]))
    e.edge("all-after", t_train=a([7.0, 6.0]), t_test=a([2.0, 1.0, 5.0]))
    e.edge("between-the-test-times", t_train=a([5.0, 1.0, 9.0]), t_test=a([3.0, 8.0]))
    e.edge("earliest-test-time-is-last", t_train=a([5.0, 1.0, 2.0, 4.0]), t_test=a([9.0, 7.0, 4.0]))
    e.edge("no-test-rows", t_train=a([5.0, 1.0]), t_test=a([]))
    e.edge("no-training-rows", t_train=a([]), t_test=a([1.0, 2.0]))
    e.edge("before-the-epoch", t_train=a([-5, -1, -9]), t_test=a([0, -4]))
    e.shape("integers", t_train=a([12, 3, 120, 99, 40]), t_test=a([121, 99]))
    e.shape("unsigned", t_train=a([3, 9, 200], dtype=np.uint64), t_test=a([250, 9], dtype=np.uint64))
    e.shape("readonly", t_train=Layout(a([4.0, 9.0, 1.0]), "readonly"), t_test=Layout(a([8.0, 4.0]), "strided"))
    day = 1_700_000_000_000_000_000
    e.stability("nanoseconds", t_train=a([day + 5, day - 3, day + 1, day]), t_test=a([day + 40, day + 2]))
    e.stability("fractions-of-a-second", t_train=a([1.7e9 + 0.25, 1.7e9 + 0.5]), t_test=a([1.7e9 + 0.375, 1.8e9]))
    e.random(30, random_times, seed=413)
    times = st.sampled_from([0.0, 1.0, -2.0, 3.5])
    e.strategy(
        st.fixed_dictionaries(
            {
                "t_train": hnp.arrays(float, st.integers(0, 3), elements=times),
                "t_test": hnp.arrays(float, st.integers(0, 3), elements=times),
            }
        ),
        valid=valid_times,
    )


def build_copies(e, a):
    y = a([1.0, 2.0, 4.0, 8.0, 3.0])
    noise = a([1.0, -2.0, 0.5, 1.5, -1.0])
    X = np.stack([noise, 3 * y - 1, y**2, -0.5 * y + 7, y + noise / 50], axis=1)
    e.example("up-and-down", X=X, y=y, note="Features 1 and 3 are 3y - 1 and 7 - y/2.")
    e.edge("the-target-itself", X=np.stack([noise, y], axis=1), y=y)
    e.edge("doubled", X=np.stack([2 * y, y + 3], axis=1), y=y)
    e.edge("highly-correlated", X=np.stack([y + 1e-3 * noise, y + 1e-4 * noise, 2 * y + 1e-4 * noise], axis=1), y=y)
    e.edge("limit", X=np.stack([y + 3e-5 * noise, -y + 1e-8 * noise], axis=1), y=y)
    e.edge("constant-features", X=np.stack([np.full(5, 2.0), y, np.full(5, 0.1), np.zeros(5)], axis=1), y=y)
    e.edge("constant-target", X=X, y=np.full(5, 3.0))
    e.edge("everything-constant", X=np.tile(a([[0.1, 0.7]]), (3, 1)), y=np.full(3, 0.1))
    e.edge("two-rows", X=a([[1.0, 5.0, 2.0], [1.0, -7.0, 4.0]]), y=a([3.0, 9.0]))
    e.edge("one-row", X=a([[1.0, 5.0]]), y=a([5.0]))
    e.edge("none", X=a([[1.0, 0.0], [4.0, 1.0], [2.0, 0.0]]), y=a([0.0, 1.0, 1.0]))
    e.edge("binary-target-and-its-complement", X=a([[1, 0], [0, 1], [1, 1], [0, 0]]), y=a([0, 1, 0, 1]))
    e.edge("through-the-origin-only", X=np.stack([y * (1 + noise / 100), 5 * y], axis=1), y=y)
    e.shape("unsigned", X=a([[9, 250, 1], [1, 246, 200], [4, 242, 3]]), y=a([1, 3, 5]))
    e.shape("more-features-than-rows", X=np.outer(a([2.0, 5.0, 3.0]), np.arange(1.0, 6.0)) ** 2, y=a([4.0, 25.0, 9.0]))
    e.shape("fortran", X=Layout(X, "fortran"), y=y)
    e.shape("readonly", X=Layout(X[:, ::-1].copy(), "readonly"), y=Layout(y, "readonly"))
    e.shape("strided", X=Layout(X, "strided"), y=Layout(y, "strided"))
    e.stability("tiny-features", X=1e-9 * X, y=y)
    e.stability("tiny-target", X=X, y=1e-11 * y)
    e.stability("large-features", X=1e10 * X, y=y)
    e.stability("far-from-zero", X=1e6 + X, y=y + 1e6)
    e.stability("target-varies-little", X=X, y=1e10 + 2e3 * y)
    e.stability("mixed-sizes", X=np.stack([1e9 * y, 1e-9 * y + 1e-8, 1e-9 * noise, 1e9 * noise], axis=1), y=y)
    e.random(36, random_copies, seed=414)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    both = st.tuples(st.integers(1, 4), st.integers(1, 2)).flatmap(
        lambda s: st.fixed_dictionaries(
            {"X": hnp.arrays(float, s, elements=values), "y": hnp.arrays(float, s[0], elements=values)}
        )
    )
    e.strategy(both, groups=["example", "edge", "shape", "random"], valid=valid_copies)
    e.strategy(both.map(lambda c: c | {"X": 1e-9 * c["X"]}), groups=["stability"])


def build_scaler(e, a):
    train = a([[2.0, 10.0, 0.0], [4.0, 30.0, 1.0], [3.0, 20.0, 5.0], [7.0, 60.0, 2.0]])
    test = a([[9.0, 40.0, 9.0], [12.0, 45.0, 8.0]])
    both = np.concatenate([train, test])

    def of(X, ddof=0):
        return {"mean": X.mean(axis=0), "scale": X.std(axis=0, ddof=ddof)}

    data = {"X_train": train, "X_test": test}
    e.example("fitted-on-all", **of(both), **data)
    e.example("fitted-on-the-training-rows", **of(train), **data)
    e.edge("one-of-three", mean=a([4.0, 34.0, 2.0]), scale=a([1.9, 16.5, 1.9]), **data)
    e.edge("mean-of-one-scale-of-the-other", mean=a([4.0, 30.0, 4.2]), scale=a([3.5, 16.0, 1.0]), **data)
    e.edge(
        "scales-alone-differ",
        mean=a([5.0, 1.5]),
        scale=a([2.2, 0.9]),
        X_train=a([[4.0, 1.0], [6.0, 2.0]]),
        X_test=a([[1.0, 1.75], [9.0, 1.25], [5.0, 1.5]]),
    )
    e.edge("fitted-on-the-test-rows", **of(test), **data)
    e.edge("divided-by-n-minus-one", **of(train[:3], ddof=1), X_train=train[:3], X_test=test + 1.0)
    e.edge(
        "between-the-divisors",
        mean=a([1.0, 2.0]),
        scale=a([1.27, 2.6]),
        X_train=a([[0.0, 0.0], [2.0, 4.0]]),
        X_test=a([[-1.0, 5.5], [3.0, -1.5]]),
    )
    e.edge(
        "the-distance-is-euclidean",
        mean=a([1.0, 7.0]),
        scale=a([8.5, 8.5]),
        X_train=a([[0.0, 10.0], [2.0, 12.0]]),
        X_test=a([[6.0, 16.0], [8.0, 18.0]]),
    )
    e.edge("no-test-rows", **of(train, ddof=1), X_train=train, X_test=test[:0])
    e.edge(
        "one-training-row",
        mean=a([5.0, 9.0]),
        scale=a([2.4, 0.5]),
        X_train=a([[2.0, 9.0]]),
        X_test=a([[8.0, 7.0], [6.0, 3.0]]),
    )
    e.edge("constant-in-training", mean=a([3.0]), scale=a([0.5]), X_train=a([[3.0], [3.0]]), X_test=a([[4.0], [8.0]]))
    e.edge("far-off-both", mean=a([-50.0, 300.0, 3.0]), scale=a([1.0, 90.0, 40.0]), **data)
    e.shape("one-feature", mean=a([6.2]), scale=a([3.3]), X_train=train[:, :1], X_test=test[:, :1])
    e.shape(
        "integers",
        mean=a([100.0, 7.0]),
        scale=a([60.0, 4.0]),
        X_train=a([[200, 1], [90, 3], [100, 9]]),
        X_test=a([[10, 20], [30, 16]]),
    )
    e.shape(
        "unsigned",
        mean=a([240.0]),
        scale=a([8.0]),
        X_train=a([[250], [251], [230]], dtype=np.uint8),
        X_test=a([[199], [201]], dtype=np.uint8),
    )
    e.shape("fortran", **of(both), X_train=Layout(train, "fortran"), X_test=Layout(test, "strided"))
    e.shape("readonly", **of(train), X_train=Layout(train, "readonly"), X_test=Layout(test, "readonly"))
    e.stability(
        "far-from-zero",
        mean=1e8 + a([5.0, 34.0, 3.0]),
        scale=a([2.5, 16.8, 2.5]),
        X_train=train + 1e8,
        X_test=test + 1e8,
    )
    pair, more = a([[-1.0, 1.5], [1.0, -1.5]]), a([[4.0, 0.5], [-4.0, -0.5], [0.0, 0.0]])
    e.stability(
        "scales-decide-far-from-zero",
        mean=a([1e8, -3e8]),
        scale=a([2.3, 0.9]),
        X_train=pair + a([1e8, -3e8]),
        X_test=more + a([1e8, -3e8]),
    )
    e.stability(
        "training-scales-far-from-zero",
        mean=a([3e7, 2e8]),
        scale=a([1.2, 1.4]),
        X_train=pair + a([3e7, 2e8]),
        X_test=more + a([3e7, 2e8]),
    )
    e.stability("tiny", **of(1e-9 * both), X_train=1e-9 * train, X_test=1e-9 * test)
    e.stability("large", **of(1e10 * train + 1e9), X_train=1e10 * train, X_test=1e10 * test)
    e.random(36, random_scaler, seed=415)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 4.0])
    e.strategy(
        st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(1, 2)).flatmap(
            lambda s: st.fixed_dictionaries(
                {
                    "mean": hnp.arrays(float, s[2], elements=values),
                    "scale": hnp.arrays(float, s[2], elements=values),
                    "X_train": hnp.arrays(float, (s[0], s[2]), elements=values),
                    "X_test": hnp.arrays(float, (s[1], s[2]), elements=values),
                }
            )
        ),
        groups=["example", "edge", "shape", "random"],
        valid=valid_scaler,
    )
