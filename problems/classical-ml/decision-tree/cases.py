import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(X, y, X_new, criterion="gini", max_depth=None, min_samples_split=2, first=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if criterion not in ("gini", "entropy"):
        return 'criterion is "gini" or "entropy".'
    if not (max_depth is None or (type(max_depth) is int and max_depth >= 0)):
        return "max_depth is None or an integer of at least 0."
    if type(min_samples_split) is not int or min_samples_split < 2:
        return "min_samples_split is an integer of at least 2."
    if not (first is None or (isinstance(first, tuple) and len(first) == 2)):
        return "first is None or a tuple of two arrays, as for X and y."
    limits = (criterion, max_depth, min_samples_split)
    for data, labels, new in [(X, y, X_new)] + ([] if first is None else [(*first, first[0])]):
        found = tables(data, labels, new) or determined(np.asarray(data, dtype=float), labels, new, limits)
        if found:
            return found
    return True


def tables(X, y, X_new):
    """What is wrong with the arrays by themselves, if anything."""
    for each in (X, X_new):
        if not isinstance(each, np.ndarray) or each.ndim != 2 or 0 in each.shape or each.dtype.kind not in "iuf":
            return "X and X_new are arrays of numbers with two axes, and neither is empty."
        if each.shape[1] > 10 or each.shape[1] != X.shape[1] or len(each) > 200:
            return "There are at most 200 rows, and at most 10 columns, as many in X_new as in X."
        if not np.isfinite(each).all() or np.abs(each.astype(float)).max() > 1e9:
            return "Values are finite, and at most 1e9 in size."
    if not isinstance(y, np.ndarray) or y.shape != X.shape[:1] or y.dtype.kind not in "iu":
        return "y is an integer array with a label for each row of X."
    if len(np.unique(y)) > 20 or np.abs(y.astype(float)).max() > 1e9:
        return "There are at most 20 classes, and labels are at most 1e9 in size."
    for column in X.astype(float).T:
        values = np.unique(column)
        if (np.diff(values) < 1e-6 * np.maximum(1, np.abs(values[1:]))).any():
            return "Distinct values of a feature are 1e-6 apart, and 1e-6 of their size."
    return None


def determined(X, y, X_new, limits):
    """Why rounding may decide about a split or a new row, if it may; grows the tree by plain counts."""
    exact = (np.round(8 * X) == 8 * X).all() and (8 * X_new == np.round(8 * X_new)).all()
    nodes = [(np.arange(len(X)), 0)]
    while nodes:
        rows, depth = nodes.pop()
        if depth == limits[1] or len(rows) < limits[2] or len(set(y[rows].tolist())) == 1:
            continue
        found = [
            (gain(y[rows], X[rows, j] <= t, limits[0]), j, t) for j in range(X.shape[1]) for t in midpoints(X[rows, j])
        ]
        if not found:
            continue
        below = max(found)[0] - np.array([each[0] for each in found])
        if not ((below < 1e-13) | (below > 1e-9)).all():
            return "Gains tie, or the largest is 1e-9 above the others."
        _, j, t = found[int(np.argmax(below < 1e-13))]
        if not exact and (np.abs(X_new[:, j] - t) < 1e-9 * max(1.0, abs(t))).any():
            return "A new row lies on a threshold only where all values are multiples of 1/8."
        left = X[rows, j] <= t
        nodes += [(rows[left], depth + 1), (rows[~left], depth + 1)]
    return None


def midpoints(x):
    values = np.unique(x)
    return (values[1:] + values[:-1]) / 2


def gain(y, left, criterion):
    return impurity(y, criterion) - sum(side.mean() * impurity(y[side], criterion) for side in (left, ~left))


def impurity(y, criterion):
    p = np.unique(y, return_counts=True)[1] / len(y)
    return float(1 - p @ p if criterion == "gini" else -p @ np.log2(p))


def random_case(rng, i):
    while True:
        n, d = int(rng.integers(4, 26)), 1 + i % 4
        step = (0.25, 0.5, 1.0)[i % 3]
        X = step * rng.integers(-6, 9, size=(n, d))
        y = rng.choice(rng.integers(-5, 20, size=2 + i % 3), size=n)
        y = np.where(X[:, -1] > 1, y, y[0]) if i % 2 else y
        case = {"X": X, "y": y, "X_new": step / 2 * rng.integers(-13, 19, size=(12, d))}
        if i % 2:
            case["criterion"] = "entropy"
        if i % 5 > 2:
            case["max_depth"] = 1 + i % 4
        if i % 4 == 2:
            case["min_samples_split"] = int(rng.integers(3, 8))
        if valid(**case) is True:
            return case


def build(cases):
    a = np.array
    e = cases.of("DecisionTreeClassifier")
    line, steps = a([[1.0], [2.0], [4.0], [6.0], [7.0]]), a([[0.0], [3.0], [3.5], [5.0], [9.0]])
    e.example("one-split", X=line, y=a([0, 0, 1, 1, 1]), X_new=steps, note="The threshold is 3, and 3 goes left.")
    field = a([[1.0, 5.0], [2.0, 1.0], [3.0, 4.0], [4.0, 2.0], [6.0, 5.0], [7.0, 1.0], [8.0, 3.0]])
    kinds, around = a([0, 2, 0, 2, 7, 2, 7]), a([[2.0, 3.0], [2.0, 3.5], [9.0, 2.5], [9.0, 2.75], [5.0, 9.0]])
    e.example("two-features", X=field, y=kinds, X_new=around)
    xor, corners = a([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), a([[0.5, 0.25], [0.75, 0.5], [0.75, 3.0]])
    e.example("exclusive-or", X=xor, y=a([0, 1, 1, 0]), X_new=corners, note="No split of the root has a gain above 0.")

    # Two features, three classes, a mixed lower region: every parameter changes the tree.
    X = a(
        [
            [1.0, 2.0],
            [2.0, 6.0],
            [2.0, 6.0],
            [3.0, 1.0],
            [4.0, 7.0],
            [5.0, 3.0],
            [6.0, 8.0],
            [7.0, 2.0],
            [8.0, 5.0],
            [9.0, 9.0],
            [9.5, 4.0],
        ]
    )
    y = a([1, 1, 4, 9, 9, 1, 4, 4, 9, 4, 1])
    ahead = a([[x, z] for x in (0.0, 2.5, 3.5, 5.5, 8.5, 11.0) for z in (0.0, 3.5, 5.5, 10.0)])
    e.edge("entropy", X=X, y=y, X_new=ahead, criterion="entropy")
    for depth in (0, 1, 2, 3):
        e.edge(f"max-depth-{depth}", X=X, y=y, X_new=ahead, max_depth=depth)
    for few in (3, 4, 6, 11, 12):
        e.edge(f"min-samples-split-{few}", X=X, y=y, X_new=ahead, min_samples_split=few)
    e.edge("all-parameters", X=X, y=y, X_new=ahead, criterion="entropy", max_depth=3, min_samples_split=4)
    e.edge("defaults", X=X, y=y, X_new=ahead)
    e.edge("unknown-criterion", X=X, y=y, X_new=ahead, criterion="error", raises=ValueError)
    chosen = a([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0], [7.0], [8.0], [9.0], [10.0]])
    e.edge(
        "entropy-splits-elsewhere",
        X=chosen,
        y=a([2, 0, 0, 0, 0, 2, 2, 1, 0, 0]),
        X_new=chosen + 0.25,
        criterion="entropy",
        max_depth=1,
    )
    e.edge("gini-splits-elsewhere", X=chosen, y=a([2, 0, 0, 0, 0, 2, 2, 1, 0, 0]), X_new=chosen + 0.25, max_depth=1)
    ones = (np.arange(90) < 42).astype(int)
    place = np.where(ones == 1, np.arange(90), np.arange(90) - 42)  # within its class
    nearly = np.column_stack([place >= np.where(ones == 1, 15, 32), place >= np.where(ones == 1, 10, 26)]) * 1.0
    e.edge(
        "gains-that-nearly-tie",
        X=nearly,
        y=ones,
        X_new=a([[0.0, 1.0], [1.0, 0.0]]),
        max_depth=1,
        note="The second feature gains more, by four parts in ten million.",
    )
    e.edge("one-class", X=field, y=np.full(7, -3), X_new=around)
    e.edge("one-sample", X=a([[2.0, 5.0]]), y=a([6]), X_new=around)
    e.edge("rows-that-are-equal", X=np.full((3, 2), 4.0), y=a([5, 8, 8]), X_new=around)
    e.edge("rows-that-are-equal-and-a-tie", X=np.full((4, 2), 4.0), y=a([8, 5, 5, 8]), X_new=around)
    e.edge(
        "labels-that-differ-where-samples-coincide",
        X=a([[1.0, 3.0], [1.0, 3.0], [2.0, 3.0], [2.0, 3.0], [2.0, 3.0]]),
        y=a([3, 2, 2, 2, 1]),
        X_new=a([[1.5, 0.0], [1.625, 9.0]]),
    )
    e.edge("tied-majority", X=line, y=a([7, -2, 7, -2, 11]), X_new=steps, max_depth=0)
    e.edge(
        "tied-features", X=a([[1.0, 8.0], [2.0, 5.0], [5.0, 2.0]]), y=a([0, 0, 1]), X_new=a([[3.0, 4.0], [4.0, 3.0]])
    )
    e.edge("tied-thresholds", X=a([[1.0], [2.0], [3.0], [5.0]]), y=a([0, 1, 1, 0]), X_new=steps, max_depth=1)
    crossed = a([[4.0, 1.0], [1.0, 2.0], [2.0, 3.0], [3.0, 5.0]])
    e.edge(
        "the-lower-feature-before-the-lower-threshold",
        X=crossed + a([10.0, 0.0]),
        y=a([1, 0, 0, 1]),
        X_new=a([[13.5, 2.0], [13.0, 0.0], [14.0, 1.0]]),
        max_depth=1,
    )
    e.edge(
        "tie-in-spite-of-rounding",
        X=np.arange(12.0)[:, None] ** 2,
        y=a([2, 1, 2, 2, 2, 0, 0, 2, 2, 2, 1, 2]),
        X_new=np.arange(0.0, 150.0, 12.5)[:, None],
        max_depth=1,
    )
    e.edge(
        "zero-gain-ties-with-a-constant-feature",
        X=np.column_stack([np.full(4, 2.0), xor]),
        y=a([1, 0, 0, 1]),
        X_new=np.column_stack([a([2.0, 9.0, -1.0]), corners]),
    )
    again = a([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0], [7.0]])
    e.edge("one-feature-many-times", X=again, y=a([0, 1, 2, 1, 0, 2, 1]), X_new=again + 0.5)
    e.edge(
        "thresholds-of-the-node",
        X=a([[1.0, 0.0], [4.0, 0.0], [2.0, 1.0], [3.0, 1.0], [8.0, 1.0], [9.0, 1.0]]),
        y=a([0, 1, 2, 2, 2, 2]),
        X_new=a([[1.75, 0.0], [2.5, 0.0], [2.75, 0.0], [3.25, 0.5]]),
        note="On the left of the first split the values of feature 0 are 1 and 4.",
    )
    e.edge("alternating", X=np.arange(40.0)[:, None], y=np.arange(40) % 2, X_new=np.arange(-1.0, 41.0, 1.5)[:, None])
    e.edge("fitted-twice", X=field, y=kinds, X_new=around, first=(line[:, [0, 0]], a([3, 3, 5, 5, 8])))
    e.edge("fitted-twice-with-more-classes-first", X=xor, y=a([2, 2, 1, 1]), X_new=corners, first=(X, y))

    e.shape("one-row-and-one-column", X=a([[3.0]]), y=a([2]), X_new=a([[1.0], [9.0]]))
    rng = np.random.default_rng(61)
    wide = np.round(rng.normal(size=(9, 5)), 2)
    e.shape("five-features", X=wide, y=a([0, 1, 2, 1, 0, 2, 2, 1, 0]), X_new=np.round(rng.normal(size=(14, 5)), 3))
    e.shape("one-new-row", X=field, y=kinds, X_new=around[:1])
    e.shape("integers", X=a([[3, -5], [-2, 4], [10, 0], [4, 7]]), y=a([1, 0, 1, 0]), X_new=a([[3, 1], [4, 2], [0, -1]]))
    e.shape(
        "unsigned",
        X=a([[150, 3], [140, 9], [3, 240], [250, 5]], dtype=np.uint8),
        y=a([255, 7, 7, 255], dtype=np.uint8),
        X_new=a([[145, 1], [146, 254], [12, 240], [20, 20]], dtype=np.uint8),
        max_depth=1,
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(
            layout,
            X=Layout(X, layout),
            y=Layout(y, layout if layout != "fortran" else "readonly"),
            X_new=Layout(ahead, layout),
            max_depth=3,
        )

    e.stability("large-offset", X=field + a([1e5, -3e5]), y=kinds, X_new=around + a([1e5, -3e5]))
    e.stability("tiny-steps", X=field * 1e-4, y=kinds, X_new=around * 1e-4 + 1e-6)
    e.stability("features-of-mixed-size", X=field * a([1e6, 1e-3]), y=kinds, X_new=around * a([1e6, 1e-3]) + 1e-5)
    e.random(40, random_case, seed=761)

    def inputs(shape):
        n, d = shape
        grid = st.sampled_from([0.0, 1.0, 2.0, 4.0])
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, (n, d), elements=grid),
                "y": hnp.arrays(np.int64, (n,), elements=st.integers(0, 2)),
                "X_new": hnp.arrays(np.float64, (1, d), elements=st.sampled_from([0.5, 1.5, 1.0, 2.0, 3.0])),
            },
            optional={
                "criterion": st.just("entropy"),
                "max_depth": st.integers(0, 2),
                "min_samples_split": st.integers(3, 4),
            },
        )

    e.strategy(st.tuples(st.integers(1, 5), st.integers(1, 2)).flatmap(inputs), valid=valid)
