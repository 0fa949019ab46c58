import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_stump(X, y, w):
    """True, or why this call is outside the task."""
    if wrong := tables(X, y, X):
        return wrong
    if not isinstance(w, np.ndarray) or w.shape != y.shape or w.dtype != np.float64 or not (w >= 1e-15).all():
        return "w is a float64 array of the shape of y, and all weights are above 0."
    if abs(w.sum() - 1) > 1e-12:
        return "The weights sum to 1."
    return decided(errors(X.astype(float), y.astype(float), w)[0])


def valid_boost(X, y, X_new, n_estimators=50, first=None):
    """True, or why this call is outside the task."""
    if type(n_estimators) is not int or not 1 <= n_estimators <= 60:
        return "n_estimators is an integer from 1 to 60."
    if first is not None and not (isinstance(first, tuple) and len(first) == 2):
        return "first is None or a tuple of two arrays, as for X and y."
    for data, labels, new in [(X, y, X_new)] + ([] if first is None else [(*first, first[0])]):
        wrong = tables(data, labels, new)
        if wrong:
            return wrong
        found = boosted(data.astype(float), labels.astype(float), new.astype(float), n_estimators)
        if found is not True:
            return found
    return True


def tables(X, y, X_new):
    """What is wrong with the arrays by themselves, if anything."""
    for each in (X, X_new):
        if not isinstance(each, np.ndarray) or each.ndim != 2 or 0 in each.shape or each.dtype.kind not in "iuf":
            return "X and X_new are arrays of numbers with two axes, and neither is empty."
        if len(each) > 100 or each.shape[1] > 10 or each.shape[1] != X.shape[1]:
            return "There are at most 100 rows, and at most 10 columns, as many in X_new as in X."
        if not np.isfinite(each).all() or np.abs(each.astype(float)).max() > 1e9:
            return "Values are finite, and at most 1e9 in size."
    for column in X.astype(float).T:
        values = np.unique(column)
        if (np.diff(values) < 1e-6 * np.maximum(1, np.abs(values[1:]))).any():
            return "Distinct values of a feature are 1e-6 apart, and 1e-6 of their size."
        for middle in (values[1:] + values[:-1]) / 2:
            if (np.abs(X_new.astype(float) - middle) < 1e-9 * max(1.0, abs(middle))).any() and not coarse(X, X_new):
                return "A new row lies on a threshold only where all values are multiples of 1/8."
    if not isinstance(y, np.ndarray) or y.shape != X.shape[:1] or y.dtype.kind not in "if":
        return "y is an array with a label for each row of X."
    return None if np.isin(y, (-1, 1)).all() else "Labels are -1 and 1."


def coarse(*arrays):
    return all((8 * each.astype(float) == np.round(8 * each.astype(float))).all() for each in arrays)


def errors(X, y, w):
    """The errors of all stumps, and their answers (stumps, n)."""
    rows = []
    for column in X.T:
        values = np.unique(column)
        for threshold in [-np.inf, *((values[1:] + values[:-1]) / 2)]:
            rows += [np.sign((column > threshold) - 0.5), np.sign((column <= threshold) - 0.5)]
    return np.array([w @ (row != y) for row in rows]), np.array(rows)


def decided(found):
    """Whether rounding has no say about the best stump, nor about whether it is useless or perfect."""
    apart = [found - found.min(), np.array([found.min()]), np.array([0.5 - found.min()])]
    clear = all(((each < 1e-13) | (each > 1e-9)).all() for each in apart)
    return clear or "Errors tie, or are 1e-9 apart from the smallest, from 0 and from 1/2."


def boosted(X, y, X_new, rounds):
    """The same for all rounds, and for the scores of new rows."""
    w, scores, kept = np.full(len(y), 1 / len(y)), np.zeros(len(X_new)), 0
    new_rows = errors_of_new(X, X_new)
    for _ in range(rounds):
        found, answers = errors(X, y, w)
        if (clear := decided(found)) is not True:
            return clear
        best = int(np.argmax(found < found.min() + 1e-12))
        e = found[best]
        if e > 0.5 - 1e-12:
            break
        alpha = 1.0 if e < 1e-12 else 0.5 * np.log((1 - e) / e)
        w = w * np.exp(-alpha * y * answers[best])
        w, scores, kept = w / w.sum(), scores + alpha * new_rows[best], kept + 1
        if w.min() < 1e-13:
            return "A weight becomes too small to be compared."
        if e < 1e-12:
            break
    return bool(kept == 0 or np.abs(scores).min() > 1e-9) or "The score of a new row is too near to 0."


def errors_of_new(X, X_new):
    """The answers of all stumps on new rows, in the same order."""
    rows = []
    for column, new in zip(X.T, X_new.T):
        values = np.unique(column)
        for threshold in [-np.inf, *((values[1:] + values[:-1]) / 2)]:
            rows += [np.sign((new > threshold) - 0.5), np.sign((new <= threshold) - 0.5)]
    return np.array(rows)


def data(rng, i):
    n, d = int(rng.integers(4, 16)), 1 + i % 3
    X = rng.integers(-8, 9, size=(n, d)) / 2 if i % 2 else np.round(rng.normal(size=(n, d)), 2)
    y = np.where(X @ rng.normal(size=d) + rng.normal(size=n) > 0.3, 1, -1)
    return X, y if i % 3 else y.astype(float)


def random_stump(rng, i):
    while True:
        X, y = data(rng, i)
        w = rng.uniform(0.05, 1.0, size=len(y))
        case = {"X": X, "y": y, "w": w / w.sum()}
        if valid_stump(**case) is True:
            return case


def random_boost(rng, i):
    while True:
        X, y = data(rng, i)
        case = {"X": X, "y": y, "X_new": np.round(rng.normal(scale=3, size=(6, X.shape[1])), 3)}
        if i:  # 50 rounds, the default, are for one case
            case["n_estimators"] = int(rng.integers(1, 9))
        if valid_boost(**case) is True:
            return case


def build(cases):
    a = np.array
    e = cases.of("fit_stump")
    line, marks = a([[1.0], [2.0], [4.0], [6.0], [7.0]]), a([-1, -1, 1, 1, -1])
    e.example("equal-weights", X=line, y=marks, w=np.full(5, 0.2), note="The last sample is wrong at the threshold 3.")
    uneven = a([0.1, 0.15, 0.2, 0.1, 0.45])
    e.example("a-heavy-sample", X=line, y=marks, w=uneven, note="Now it pays to get the last sample right.")
    two = a([[3.0, 5.0], [1.0, 2.5], [2.0, 7.0], [5.0, 1.0], [4.0, 6.0], [6.0, 3.0]])
    signs, weights = a([1, -1, 1, -1, 1, -1]), a([0.1, 0.3, 0.05, 0.2, 0.15, 0.2])
    e.edge("second-feature", X=two, y=signs, w=weights)
    e.edge("negative-sign", X=two, y=-signs, w=weights)
    e.edge("lower-values-are-positive", X=line, y=a([1, 1, 1, -1, -1]), w=uneven)
    e.edge("constant-answer", X=line, y=a([1, 1, -1, 1, 1]), w=a([0.25, 0.25, 0.1, 0.2, 0.2]))
    e.edge("constant-negative-answer", X=line, y=a([-1, -1, 1, -1, -1]), w=a([0.25, 0.25, 0.1, 0.2, 0.2]))
    e.edge("constant-feature", X=np.full((3, 1), 2.0), y=a([1, -1, -1]), w=a([0.5, 0.125, 0.375]))
    e.edge("constant-feature-first", X=np.column_stack([np.full(6, 4.0), two]), y=signs, w=weights)
    e.edge("one-sample", X=a([[2.0, 5.0]]), y=a([-1]), w=a([1.0]))
    e.edge("tied-features", X=a([[1.0, 8.0], [2.0, 5.0], [5.0, 2.0]]), y=a([-1, -1, 1]), w=a([0.25, 0.25, 0.5]))
    e.edge("tied-thresholds", X=a([[1.0], [2.0], [3.0], [5.0]]), y=a([1, -1, -1, 1]), w=np.full(4, 0.25))
    e.edge("tied-signs", X=np.full((2, 1), 3.0), y=a([1, -1]), w=a([0.5, 0.5]))
    tenths = a([0.2, 0.3, 0.1, 0.2, 0.2])
    e.edge(
        "tie-in-spite-of-rounding",
        X=line,
        y=a([1, -1, 1, 1, -1]),
        w=tenths,
        note="In floating point 0.1 + 0.2, the error at 1.5, is above 0.3, that at 6.5.",
    )
    e.edge("first-in-data-is-last-in-order", X=line[::-1].copy(), y=a([1, -1, 1, -1, -1]), w=uneven)
    e.shape("float-labels", X=two, y=signs.astype(float), w=weights)
    e.shape("integers", X=a([[3, -5], [-2, 4], [10, 0], [4, 7]]), y=a([1, -1, 1, -1]), w=a([0.4, 0.3, 0.2, 0.1]))
    e.shape(
        "unsigned",
        X=a([[250, 3], [200, 9], [3, 200], [240, 255]], dtype=np.uint8),
        y=a([1, -1, -1, 1], dtype=np.int8),
        w=a([0.4, 0.3, 0.2, 0.1]),
    )
    for layout in ("fortran", "strided", "readonly"):
        flat = "readonly" if layout == "fortran" else layout
        e.shape(layout, X=Layout(two, layout), y=Layout(signs, flat), w=Layout(weights, flat))
    e.stability("tiny-weights", X=two, y=signs, w=a([0.3, 1e-8, 0.2, 3e-8, 0.5 - 6e-8, 2e-8]))
    e.stability("large-offset", X=two + a([1e5, -3e5]), y=signs, w=weights)
    e.random(32, random_stump, seed=781)
    few = st.sampled_from([0.0, 1.0, 2.0, 4.0])

    def of_shape(shape, more):
        n, d = shape
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, (n, d), elements=few),
                "y": hnp.arrays(np.int64, (n,), elements=st.sampled_from([-1, 1])),
            }
            | more(n, d)
        )

    shapes = st.tuples(st.integers(1, 4), st.integers(1, 2))
    e.strategy(
        shapes.flatmap(
            lambda shape: of_shape(
                shape,
                lambda n, d: {
                    "w": hnp.arrays(np.float64, (n,), elements=st.sampled_from([1.0, 2.0, 5.0])).map(
                        lambda w: w / w.sum()
                    )
                },
            )
        ),
        valid=valid_stump,
    )

    e = cases.of("AdaBoostClassifier")
    steps = a([[0.0], [3.0], [3.5], [6.5], [9.0]])
    e.example("one-round", X=line, y=marks, X_new=steps, n_estimators=1)
    e.example("three-rounds", X=line, y=marks, X_new=steps, n_estimators=3)
    e.example("perfect", X=line, y=a([-1, -1, -1, 1, 1]), X_new=steps, note="One stump suffices; its alpha is 1.")
    xor, corners = a([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), a([[0.25, 0.25], [0.75, 0.5], [0.75, 3.0]])
    e.edge("useless-at-once", X=xor, y=a([1, -1, -1, 1]), X_new=corners)
    e.edge(
        "useless-after-one-round",
        X=a([[0.0], [0.0], [0.0], [0.0], [1.0], [1.0], [1.0], [1.0]]),
        y=a([-1, -1, -1, 1, 1, 1, 1, -1]),
        X_new=a([[0.25], [0.75]]),
    )
    e.edge(
        "useless-but-for-rounding",
        X=a([0.0, 0, 0, 0, 0, 0, 1, 1, 1])[:, None],
        y=a([-1, 1, 1, 1, -1, 1, -1, 1, -1]),
        X_new=a([[0.25], [0.75]]),
        n_estimators=6,
    )
    e.edge(
        "errors-near-one-half",
        X=a([0.0, 0, 0, 0, 1, 1, 1, 1, 1])[:, None],
        y=a([-1, -1, 1, -1, -1, 1, 1, -1, -1]),
        X_new=a([[0.25], [0.75]]),
        n_estimators=6,
        note="The rounds get ever closer to the shares of both classes, and stay useful.",
    )
    e.edge("one-class", X=two, y=np.ones(6, dtype=int), X_new=two[:2] + 0.25)
    e.edge("the-other-class", X=two, y=-np.ones(6), X_new=two[:4] + 0.25)
    e.edge("one-sample", X=a([[2.0, 5.0]]), y=a([-1]), X_new=two)
    e.edge("constant-features", X=np.full((4, 2), 3.0), y=a([1, -1, 1, 1]), X_new=two)
    e.edge("equal-samples-half-and-half", X=np.full((4, 2), 3.0), y=a([1, -1, -1, 1]), X_new=two)
    X = a(
        [
            [5.0, 4.0],
            [7.0, 6.5],
            [8.0, 5.0],
            [3.0, 4.0],
            [1.0, 3.5],
            [4.0, 3.5],
            [6.0, 6.5],
            [11.0, 1.5],
            [10.0, 5.5],
            [9.0, 4.5],
            [2.0, 0.0],
        ]
    )
    y = a([-1, 1, 1, -1, 1, 1, 1, -1, -1, 1, -1])
    new = a([[2.25, 3.25], [5.25, 1.25], [9.5, 4.75], [0.0, 0.0], [6.5, 2.0]])
    e.edge("defaults", X=X, y=y, X_new=new)
    e.edge("more-rounds", X=X, y=y, X_new=new, n_estimators=60)
    e.edge("five-rounds", X=X, y=y, X_new=new, n_estimators=5)
    e.edge("on-the-thresholds", X=line, y=a([1, -1, 1, -1, -1]), X_new=a([[1.5], [3.0], [5.0], [6.5]]), n_estimators=4)
    e.edge("fitted-twice", X=line, y=marks, X_new=steps, n_estimators=3, first=(X[:, :1], y))
    e.edge("fitted-twice-perfect-then", X=line, y=a([-1, -1, -1, 1, 1]), X_new=steps, first=(line, marks))
    e.edge("fitted-twice-perfect-first", X=X, y=y, X_new=new, n_estimators=4, first=(two, two[:, 1] // 4 * 2 - 1))
    e.shape("one-new-row", X=X, y=y, X_new=new[:1], n_estimators=6)
    e.shape("float-labels", X=X, y=y.astype(float), X_new=new, n_estimators=7)
    e.shape(
        "integers",
        X=a([[3, -5], [-2, 4], [10, 0], [4, 7], [5, 1]]),
        y=a([1, -1, 1, -1, -1]),
        X_new=a([[8, 6], [0, 2]]),
        n_estimators=4,
    )
    e.shape(
        "unsigned",
        X=a([[250, 3], [200, 9], [3, 200], [240, 255], [210, 7]], dtype=np.uint8),
        y=a([1, -1, -1, 1, 1], dtype=np.int8),
        X_new=a([[228, 9], [20, 2]], dtype=np.uint8),
        n_estimators=4,
    )
    for layout in ("fortran", "strided", "readonly"):
        flat = "readonly" if layout == "fortran" else layout
        e.shape(layout, X=Layout(X, layout), y=Layout(y, flat), X_new=Layout(new, layout), n_estimators=5)
    e.stability("large-offset", X=X + a([1e5, -3e5]), y=y, X_new=new + a([1e5, -3e5]), n_estimators=5)
    many = np.arange(60.0)[:, None]
    rare = np.where((np.arange(60) == 17) | (np.arange(60) > 40), 1, -1)
    e.stability("a-small-error", X=many, y=rare, X_new=many[::7] + 0.25, n_estimators=12)
    e.random(32, random_boost, seed=782)
    e.strategy(
        shapes.flatmap(
            lambda shape: of_shape(
                shape,
                lambda n, d: {
                    "X_new": hnp.arrays(np.float64, (1, d), elements=st.sampled_from([0.25, 1.25, 3.25])),
                    "n_estimators": st.integers(1, 3),
                },
            )
        ),
        valid=valid_boost,
    )
