import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(array, axes, kinds="iuf"):
    sound = isinstance(array, np.ndarray) and array.ndim == axes and array.dtype.kind in kinds
    return sound and bool((np.abs(array.astype(float)) <= 1e9).all())


def places(X_train, X, k):
    """The sorted distances of each row, whether the k-th place is clear, and the order."""
    distances = np.sqrt(((X[:, None] - X_train) ** 2).sum(axis=2))
    order = np.argsort(distances, axis=1, kind="stable")
    distances = np.take_along_axis(distances, order, axis=1)
    largest = max(np.abs(X).max(initial=0), np.abs(X_train).max(initial=0))
    exact = ((4 * X) % 1 == 0).all() and ((4 * X_train) % 1 == 0).all() and largest <= 1000
    last, after = distances[:, k - 1], distances[:, min(k, len(X_train) - 1)]
    clear = k == len(X_train) or exact or (after - last > 1e-9 * after + 1e-15 * largest).all()
    apart = np.abs(X[:, None] - X_train).max(axis=2)
    return distances, clear and bool(((apart == 0) | (apart >= 1e-6)).all()), order


def valid(X_train, y_train, X, k=5, weights="uniform"):
    """True, or why this call is outside the task."""
    if not numbers(X_train, 2) or not numbers(X, 2) or X_train.shape[1] == 0 or X.shape[1] != X_train.shape[1]:
        return "X_train and X are arrays of numbers of shapes (n, d) and (q, d), with a feature or more."
    if not numbers(y_train, 1) or len(y_train) != len(X_train) or len(X) * len(X_train) > 100_000:
        return "y_train has one number for each training sample, and there are not too many samples."
    if type(k) is not int or abs(k) > 10**6 or weights not in ("uniform", "distance"):
        return 'k is an integer, and weights is "uniform" or "distance".'
    if not 1 <= k <= len(X_train) or len(X) == 0:
        return True
    return places(X_train.astype(float), X.astype(float), k)[1] or "The k-th place is clear, or a tie of short numbers."


def valid_classify(X_train, y_train, X, k=5, weights="uniform"):
    """The same for knn_classify, where votes must be clear, too."""
    why = valid(X_train, y_train, X, k, weights)
    if why is not True or not numbers(y_train, 1, "iu"):
        return why if why is not True else "Labels are integers."
    if not 1 <= k <= len(X_train) or len(X) == 0 or weights == "uniform":
        return True
    distances, _, order = places(X_train.astype(float), X.astype(float), k)
    for near, names in zip(distances[:, :k], y_train[order[:, :k]]):
        if near[0] == 0:
            continue
        shares = sorted((sum(1 / near[names == each]), sum(names == each)) for each in np.unique(names))[-2:]
        if len(shares) < 2 or shares[1][0] - shares[0][0] > 1e-9 * shares[1][0]:
            continue
        if shares[0][1] > 1 or shares[1][1] > 1 or shares[0][0] != shares[1][0]:
            return "Sums of weights tie only where each is one weight."
    return True


def random_classify(rng, i):
    n, d = int(rng.integers(4, 25)), 1 + i % 3
    names = rng.permutation(np.arange(-4, 30))[: 2 + i % 3]
    index = rng.integers(0, len(names), size=n)
    case = {
        "X_train": rng.normal(size=(n, d)) + 1.5 * rng.normal(size=(len(names), d))[index],
        "y_train": names[index],
        "X": 1.5 * rng.normal(size=(int(rng.integers(1, 8)), d)),
    }
    if n < 5 or i % 4:
        case["k"] = int(rng.integers(1, min(n, 9) + 1))
    if i % 4 == 1:  # whole numbers: distances tie
        case |= {name: np.round(case[name]) for name in ("X_train", "X")}
    return case | ({"weights": "distance"} if i % 4 > 1 else {})


def random_regress(rng, i):
    case = random_classify(rng, i)
    return case | {"y_train": rng.normal(loc=3, scale=4, size=len(case["y_train"]))}


def build(cases):
    a = np.array
    line = a([[0.0], [1.0], [2.0], [6.0], [7.5], [9.0]])
    kinds, targets = a([7, 7, -2, -2, 7, -2]), a([1.0, 4.0, 2.0, 10.0, 8.0, 3.0])
    plane = a([[0.0, 0.0], [3.0, 4.0], [1.0, -2.0], [6.0, 0.5], [-3.0, 2.0], [2.0, 2.5], [5.0, -4.0]])
    points = a([[1.0, 1.0], [4.0, 3.0]])
    for name, y, y_plane, seed in (
        ("knn_classify", kinds, a([1, 2, 1, 0, 0, 2, 1]), 761),
        ("knn_regress", targets, a([1.5, -2.0, 0.25, 9.0, 4.0, 3.0, -7.0]), 762),
    ):
        e = cases.of(name)
        e.example("three-nearest", X_train=line, y_train=y, X=a([[1.75], [7.0]]), k=3)
        e.example("by-distance", X_train=line, y_train=y, X=a([[2.5], [6.75]]), k=3, weights="distance")
        e.example("defaults", X_train=plane, y_train=y_plane, X=points)
        e.edge(
            "place-to-the-lowest-index",
            X_train=a([[3.0], [1.0], [2.5], [5.0]]),
            y_train=y[2:].copy(),
            X=a([[2.0], [4.0]]),
            k=2,
        )
        e.edge(
            "place-tied-by-four",
            X_train=a([[9.0, 9.0], [0.0, 1.0], [1.0, 0.0], [0.0, -1.0], [-1.0, 0.0], [5.0, 5.0]]),
            y_train=y,
            X=a([[0.0, 0.0]]),
            k=3,
        )
        e.edge(
            "place-tied-by-distance",
            X_train=a([[0.0], [2.0], [4.0], [4.0], [9.0], [2.0]]),
            y_train=y,
            X=a([[3.0]]),
            k=3,
            weights="distance",
        )
        e.edge(
            "place-tied-by-many",
            X_train=np.ones((40, 2)) * (np.arange(40)[:, None] % 3),
            y_train=np.arange(40) % 5 - 1,
            X=a([[1.0, 1.0]]),
            k=16,
        )
        e.edge(
            "vote-to-the-smallest", X_train=a([[2.0], [1.0], [4.0], [9.0]]), y_train=a([5, 3, 3, 5]), X=a([[2.25]]), k=4
        )
        e.edge(
            "vote-tied-by-distance",
            X_train=a([[1.0], [3.0], [9.0]]),
            y_train=a([8, -1, 8]),
            X=a([[2.0]]),
            k=2,
            weights="distance",
        )
        e.edge(
            "hardly-apart-is-not-at-the-same-place",
            X_train=a([[0.0], [2e-6], [1.0], [6e-6]]),
            y_train=y[1:5].copy(),
            X=a([[3.5e-6], [-2e-6], [0.75]]),
            k=3,
            weights="distance",
        )
        e.edge("closest-is-outvoted", X_train=line, y_train=y, X=a([[7.25], [0.25]]), k=5)
        e.edge(
            "closest-outweighs",
            X_train=a([[1.0], [4.0], [5.0], [9.0]]),
            y_train=a([6, 2, 2, 4]),
            X=a([[1.25]]),
            k=3,
            weights="distance",
        )
        e.edge("distance-zero-takes-all", X_train=line, y_train=y, X=a([[2.0], [7.5], [3.0]]), k=4, weights="distance")
        e.edge(
            "distance-zero-of-several",
            X_train=a([[2.0], [5.0], [2.0], [2.0], [2.25]]),
            y_train=y[1:].copy(),
            X=a([[2.0]]),
            k=5,
            weights="distance",
        )
        e.edge(
            "distance-zero-beyond-k",
            X_train=a([[2.0], [2.0], [2.0], [8.0]]),
            y_train=a([4, 4, 900, 4]),
            X=a([[2.0]]),
            k=2,
            weights="distance",
        )
        e.edge(
            "distance-zero-among-large",
            X_train=a([[2.0], [2.25], [3.0]]),
            y_train=a([0, 10**8, 10**8]),
            X=a([[2.0]]),
            k=3,
            weights="distance",
        )
        e.edge("distance-zero-uniform", X_train=line, y_train=y, X=a([[2.0], [7.5]]), k=3)
        e.edge("one-nearest", X_train=plane, y_train=y_plane, X=points, k=1)
        e.edge("all", X_train=plane, y_train=y_plane, X=points, k=7)
        e.edge("all-by-distance", X_train=plane, y_train=y_plane, X=points, k=7, weights="distance")
        e.edge(
            "straight-line-distances", X_train=a([[3.0, 3.0], [0.0, 5.0]]), y_train=a([4, 9]), X=a([[0.0, 0.0]]), k=1
        )
        e.edge("one-sample", X_train=a([[3.0, 1.0]]), y_train=a([4]), X=points, k=1)
        e.edge("no-rows", X_train=line, y_train=y, X=np.zeros((0, 1)), k=2, weights="distance")
        e.edge("k-zero", X_train=line, y_train=y, X=a([[1.0]]), k=0, raises=ValueError)
        e.edge("k-negative", X_train=line, y_train=y, X=a([[1.0]]), k=-2, raises=ValueError)
        e.edge("k-above-n", X_train=line, y_train=y, X=a([[1.0]]), k=7, raises=ValueError)
        e.shape(
            "integers",
            X_train=a([[0, 3], [4, 1], [9, 9], [8, 2]]),
            y_train=a([-5, 30, 30, 11]),
            X=a([[2, 2], [8, 7]]),
            k=2,
            weights="distance",
        )
        e.shape(
            "unsigned",
            X_train=a([[0, 250], [200, 3], [90, 100], [255, 255]], dtype=np.uint8),
            y_train=a([200, 7, 255, 7], dtype=np.uint8),
            X=a([[3, 200], [250, 240], [100, 90]], dtype=np.uint8),
            k=2,
            weights="distance",
        )
        e.shape("mixed-kinds", X_train=a([[0], [1], [4], [9]]), y_train=a([3, 1, 4, 1]), X=a([[0.75], [6.0]]), k=3)
        e.shape(
            "layouts",
            X_train=Layout(plane, "fortran"),
            y_train=Layout(y_plane, "strided"),
            X=Layout(points, "readonly"),
            k=3,
        )
        e.shape(
            "many-features",
            X_train=np.sin(np.arange(54.0).reshape(6, 9) ** 1.5),
            y_train=y,
            X=np.cos(np.arange(18.0).reshape(2, 9)),
            k=4,
            weights="distance",
        )
        e.stability("far-from-the-origin", X_train=1e7 + plane, y_train=y_plane, X=1e7 + points, k=3)
        e.stability(
            "thirds-far-from-the-origin",
            X_train=1e7 + plane / 3,
            y_train=y_plane,
            X=1e7 + points / 3,
            k=4,
            weights="distance",
        )
        e.stability(
            "zero-far-from-the-origin",
            X_train=1e7 + plane / 3,
            y_train=y_plane,
            X=1e7 + plane[:2] / 3,
            k=4,
            weights="distance",
        )
        e.stability("small", X_train=1e-4 * plane, y_train=y_plane, X=1e-4 * points, k=4, weights="distance")
        e.random(32, random_classify if name == "knn_classify" else random_regress, seed=seed)
        place = st.sampled_from([0.0, 1.0, 2.0, 5.0])
        check = valid_classify if name == "knn_classify" else valid
        small = st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "X_train": hnp.arrays(float, (n, 1), elements=place),
                    "y_train": hnp.arrays(np.int64, n, elements=st.integers(-1, 2)),
                    "X": hnp.arrays(float, (1, 1), elements=place),
                    "k": st.integers(1, n),
                },
                optional={"weights": st.just("distance")},
            )
        )
        e.strategy(small, groups=["example", "edge", "shape", "random"], valid=check)
        far = st.permutations([0.0, 1.0, 3.0, 7.5]).map(
            lambda x: {"X_train": 1e7 + a(x)[:, None], "y_train": a([0, 2, 1, 5]), "X": a([[1e7 + 1.25]]), "k": 2}
        )
        e.strategy(far, groups=["stability"])
