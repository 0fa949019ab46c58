import numpy as np
from gradus import Fn, Layout, Rng
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_draw(n_samples, n_trees, rng):
    """True, or why this call is outside the task."""
    if type(n_samples) is not int or type(n_trees) is not int or n_samples < 1 or n_trees < 1:
        return "n_samples and n_trees are integers of at least 1."
    return n_samples * n_trees <= 100_000 or "At most 100,000 draws."


def valid_forest(grow_tree, X, y, bootstrap, features, X_new, first=None):
    """True, or why this call is outside the task."""
    if not callable(grow_tree) and not isinstance(grow_tree, Fn):
        return "grow_tree is a function."
    if first is not None and not (isinstance(first, tuple) and len(first) == 4):
        return "first is None or a tuple of four arrays, as for fit."
    data = (X, y, bootstrap, features)
    return tables(*data, X_new) and (True if first is None else tables(*first, first[0]))


def tables(X, y, bootstrap, features, X_new):
    if not all(isinstance(each, np.ndarray) for each in (X, y, bootstrap, features, X_new)):
        return "All data are arrays."
    for each in (X, X_new):
        if each.ndim != 2 or 0 in each.shape or each.dtype.kind not in "iuf" or not np.isfinite(each).all():
            return "X and X_new have two axes, with finite numbers."
        if len(each) > 100 or each.shape[1] != X.shape[1] or np.abs(each.astype(float)).max() > 1e6:
            return "There are at most 100 rows, as many columns in X_new as in X, and values of at most 1e6 in size."
    for each in (X, X_new):
        if each.dtype.kind == "f" and (each * 1024 != np.round(each * 1024)).any():
            return "Values are multiples of 1/1024, so that no tree depends on rounding."
    if y.shape != X.shape[:1] or y.dtype.kind not in "iu" or np.abs(y.astype(float)).max() > 1e9:
        return "y holds an integer label for each row of X, at most 1e9 in size."
    for each, most in ((bootstrap, len(X)), (features, X.shape[1])):
        if each.ndim != 2 or 0 in each.shape or each.dtype.kind not in "iu" or each.size > 2000:
            return "bootstrap and features have two axes and hold integers, 2,000 at most."
        if each.min() < 0 or each.max() >= most:
            return "bootstrap holds indices of rows, features indices of columns."
    if len(bootstrap) != len(features) or any(len(set(row.tolist())) < len(row) for row in features):
        return "There is a row of features for each row of bootstrap, and no column is in it twice."
    return True


def random_draw(rng, i):
    return {"n_samples": 1 + i % 9, "n_trees": int(rng.integers(1, 40)), "rng": Rng(4000 + i)}


def random_forest(rng, i):
    n, d, trees = int(rng.integers(3, 11)), 2 + i % 3, int(rng.integers(1, 7))
    y = rng.choice(rng.integers(-9, 40, size=2 + i % 3), size=n)
    X = np.round(rng.normal(size=(n, d)) * 8) / 8 + (y % 3)[:, None] * (i % 2)
    k = int(rng.integers(1, d + 1))
    return {
        "grow_tree": (Fn("greedy", depth=1 + i % 3), Fn("nearest"))[i % 4 == 3],
        "X": X,
        "y": y,
        "bootstrap": rng.integers(n, size=(trees, n if i % 3 else max(1, n // 2))),
        "features": np.array([rng.permutation(d)[:k] for _ in range(trees)]),
        "X_new": np.round(rng.normal(size=(7, d)) * 16) / 16,
    }


def build(cases):
    a = np.array
    e = cases.of("draw_bootstrap")
    note = "Your draws may differ: over many their frequencies are judged."
    e.example("four-samples-three-trees", n_samples=4, n_trees=3, rng=Rng(1), note=note)
    e.edge("one-sample", n_samples=1, n_trees=5, rng=Rng(2))
    e.edge("one-tree", n_samples=6, n_trees=1, rng=Rng(3))
    e.edge("two-samples-many-trees", n_samples=2, n_trees=3000, rng=Rng(4))
    e.edge("three-samples-many-trees", n_samples=3, n_trees=3000, rng=Rng(5))
    e.edge("seven-samples-many-trees", n_samples=7, n_trees=2500, rng=Rng(6))
    e.edge("twenty-samples-many-trees", n_samples=20, n_trees=1000, rng=Rng(7))
    e.random(30, random_draw, seed=771)
    e.strategy(None, reason="The draws are judged by their frequencies.", valid=valid_draw)

    e = cases.of("RandomForestClassifier")
    stump, deep, nearest = Fn("greedy", depth=1), Fn("greedy", depth=3), Fn("nearest")
    line, five = a([[1.0], [2.0], [4.0], [6.0], [7.0]]), a([0, 0, 1, 1, 1])
    e.example(
        "three-stumps",
        grow_tree=stump,
        X=line,
        y=five,
        bootstrap=a([[0, 1, 2, 3, 4], [0, 0, 3, 4, 4], [1, 4, 1, 4, 4]]),
        features=a([[0], [0], [0]]),
        X_new=a([[2.5], [3.25], [4.0]]),
        note="The thresholds are 3, 3.5 and 4.5. Samples 1 and 2 are out of bag for the second tree, 0, 2 and 3 for "
        "the third.",
    )
    X = a(
        [
            [1.0, 5.0, 0.5],
            [2.0, 1.0, 3.0],
            [3.0, 4.0, -1.0],
            [4.0, 2.0, 2.5],
            [6.0, 5.0, 0.0],
            [7.0, 1.5, 1.0],
            [8.0, 3.0, 4.0],
        ]
    )
    y = a([4, -2, 4, -2, 9, -2, 9])
    bags = a([[0, 1, 1, 4, 6, 6, 3], [2, 2, 3, 4, 4, 5, 0], [5, 6, 0, 2, 2, 1, 1], [3, 6, 4, 4, 0, 5, 3]])
    columns = a([[0, 1], [2, 0], [1, 2], [0, 2]])
    new = a([[2.5, 3.5, 0.25], [5.0, 1.0, 3.5], [9.0, 4.5, 1.5], [0.0, 0.0, 0.0], [6.5, 2.25, -1.5]])
    four = {"X": X, "y": y, "bootstrap": bags, "features": columns, "X_new": new}
    e.example("pairs-of-columns", grow_tree=deep, **four)
    e.edge("one-neighbour", grow_tree=nearest, **four)
    e.edge("stumps", grow_tree=stump, **four)
    e.edge("columns-turned-around", grow_tree=deep, **(four | {"features": columns[:, ::-1].copy()}))
    e.edge("repeated-samples-count", grow_tree=Fn("majority"), **(four | {"bootstrap": bags[:, [0, 1, 2, 2, 3]]}))
    single = {"bootstrap": bags[:1], "features": columns[1:2]}
    e.edge("one-tree", grow_tree=deep, **(four | single))
    e.edge(
        "tied-votes",
        grow_tree=Fn("majority"),
        X=line,
        y=a([7, 7, 3, 3, 3]),
        bootstrap=a([[0, 1, 1], [2, 3, 0], [1, 0, 2], [4, 4, 3]]),
        features=a([[0], [0], [0], [0]]),
        X_new=line[:2],
        note="The votes of 3 and 7 are equal: 3 is smaller.",
    )
    e.edge(
        "no-votes-for-two-samples",
        grow_tree=stump,
        X=line,
        y=five,
        bootstrap=a([[0, 3, 4, 0], [3, 0, 1, 2], [0, 2, 3, 2]]),
        features=a([[0], [0], [0]]),
        X_new=line[1:4],
        note="Samples 0 and 3 are in every bag.",
    )
    e.edge(
        "no-votes-at-all",
        grow_tree=deep,
        X=line,
        y=five,
        bootstrap=a([[4, 3, 2, 1, 0], [0, 1, 2, 3, 4]]),
        features=a([[0], [0]]),
        X_new=line[2:],
    )
    e.edge(
        "bags-of-one-class",
        grow_tree=deep,
        X=line,
        y=five + 5,
        bootstrap=a([[0, 1, 0], [3, 4, 2], [3, 3, 2]]),
        features=a([[0], [0], [0]]),
        X_new=line,
    )
    e.edge(
        "a-class-in-no-bag",
        grow_tree=deep,
        **(four | {"bootstrap": a([[0, 1, 2, 3], [5, 2, 3, 3], [1, 0, 0, 5], [2, 3, 5, 1]])}),
    )
    e.edge("one-class", grow_tree=deep, **(four | {"y": np.full(7, 3)}))
    e.edge(
        "one-sample",
        grow_tree=deep,
        X=a([[2.0, 5.0]]),
        y=a([6]),
        bootstrap=a([[0, 0]]),
        features=a([[1]]),
        X_new=new[:, :2],
    )
    e.edge("labels-far-apart", grow_tree=deep, **(four | {"y": a([1000, -70, 1000, -70, 5, -70, 5])}))
    first = (new, a([4, 9, -2, 9, 4]), a([[0, 1, 4, 2], [3, 4, 0, 2], [3, 3, 1, 1]]), columns[1:, 1:])
    e.edge("fitted-twice", grow_tree=deep, **four, first=first)
    few = (X[:, 1:2], y, bags, np.zeros((4, 1), dtype=int))
    once = {"X": line, "y": five, "bootstrap": a([[0, 1, 4, 2], [3, 4, 0, 2]]), "features": a([[0], [0]])}
    e.edge("fitted-twice-with-fewer-samples", grow_tree=stump, **once, X_new=line, first=few)

    e.shape("one-new-row", grow_tree=deep, **(four | {"X_new": new[1:2]}))
    e.shape("bags-larger-than-the-data", grow_tree=deep, **(four | {"bootstrap": np.hstack([bags, bags[::-1, :3]])}))
    whole = {"X": a([[3, 5, 0], [12, 1, 9], [7, 4, 2], [200, 8, 1]]), "y": a([250, 3, 3, 250])}
    bytes_ = {name: each.astype(np.uint8) for name, each in whole.items()}
    few = {"bootstrap": a([[0, 1, 1], [2, 3, 1], [3, 0, 2]]), "features": a([[0, 2], [1, 0], [2, 1]])}
    e.shape("integers", grow_tree=deep, **whole, **few, X_new=a([[8, 6, 1], [100, 2, 5]]))
    e.shape(
        "unsigned",
        grow_tree=nearest,
        **bytes_,
        **{name: each.astype(np.uint8) for name, each in few.items()},
        X_new=a([[8, 6, 1], [100, 2, 5]], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        flat = "readonly" if layout == "fortran" else layout
        laid = {name: Layout(each, flat if each.ndim == 1 else layout) for name, each in four.items()}
        e.shape(layout, grow_tree=deep, **laid)
    e.random(30, random_forest, seed=772)

    def inputs(shape):
        n, d, trees = shape
        numbers = st.sampled_from([0.0, 1.0, 2.0, 4.0])
        return st.fixed_dictionaries(
            {
                "grow_tree": st.sampled_from([stump, nearest]),
                "X": hnp.arrays(np.float64, (n, d), elements=numbers),
                "y": hnp.arrays(np.int64, (n,), elements=st.integers(0, 2)),
                "bootstrap": hnp.arrays(np.int64, (trees, n), elements=st.integers(0, n - 1)),
                "features": hnp.arrays(np.int64, (trees, 1), elements=st.integers(0, d - 1)),
                "X_new": hnp.arrays(np.float64, (1, d), elements=numbers),
            }
        )

    shapes = st.tuples(st.integers(1, 4), st.integers(1, 2), st.integers(1, 3))
    e.strategy(shapes.flatmap(inputs), valid=valid_forest)
