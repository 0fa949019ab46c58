import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(X, labels):
    """True, or why this clustering is outside the task."""
    if not isinstance(X, np.ndarray) or X.ndim != 2 or X.shape[1] == 0 or X.dtype.kind not in "iuf":
        return "X is an array of numbers of shape (n, d) with at least one feature."
    X = X.astype(float)
    largest = np.abs(X).max(initial=0)
    if not np.isfinite(X).all() or largest > 1e9 or (0 < largest < 1e-12):
        return "X is finite, and its largest number is 0 or between 1e-12 and 1e9 in size."
    strings = isinstance(labels, list) and all(type(each) is str for each in labels)
    if not strings and not (isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu"):
        return "labels is an integer array with one axis, or a list of strings."
    if len(labels) != len(X):
        return True
    names, index = np.unique(labels, return_inverse=True)
    centroids = np.array([X[index == k].mean(axis=0) for k in range(len(names))]).reshape(len(names), X.shape[1])
    apart = np.linalg.norm(centroids[:, None] - centroids, axis=2)[~np.eye(len(names), dtype=bool)]
    exact = ((4 * X) % 1 == 0).all() and largest <= 1e6
    exact = exact and all(((4096 * each) % 1 == 0).all() for each in (centroids, X.mean(axis=0)))
    if (apart == 0).any() and not exact:
        return "Centroids coincide only where they and the mean of X are exact in binary."
    return bool(((apart == 0) | (apart >= 1e-5 * largest)).all()) or "Centroids coincide, or differ by 1e-5 of X."


def random_case(rng, i):
    n, d = int(rng.integers(5, 18)), 1 + i % 4
    index = rng.integers(0, 2 + i % 4, size=n)
    index[:4] = 0, 1, 0, 0
    X = rng.normal(size=(n, d)) + 2 * rng.normal(size=(6, d))[index]
    names = rng.permutation(np.arange(-3, 40))[:6]
    return {"X": X, "labels": names[index] if i % 3 else [f"c{k}" for k in index]}


def build(cases):
    a = np.array
    line = a([[0.0], [1.0], [5.0], [8.0], [10.5]])
    plane = a([[0.0, 0.0], [3.0, 4.0], [0.3, 1.0], [6.0, 8.0], [6.0, 7.0], [9.0, 0.7], [9.5, 1.0]])
    three = a([1, 1, 1, 0, 0, 2, 2])
    for name, seed in (("cluster_similarity", 821), ("davies_bouldin_score", 822)):
        e = cases.of(name)
        e.example("two-clusters-on-a-line", X=line, labels=a([3, 3, 0, 0, 0]))
        e.example("three-clusters", X=plane, labels=["b", "b", "b", "a", "a", "c", "c"])
        e.example(
            "one-of-each-kind",
            X=a([[0.0, 0.0], [0.0, 2.0], [4.0, 4.0], [4.0, 1.0], [10.0, 1.0], [10.0, 5.0]]),
            labels=a([0, 0, 1, 2, 2, 2]),
            note="The third sample is alone in its cluster.",
        )
        e.edge(
            "unequal-sizes", X=a([[0.0], [0.5], [2.0], [7.0], [9.0], [20.0], [29.0]]), labels=a([0, 0, 0, 0, 1, 2, 2])
        )
        e.edge("noise-is-a-cluster", X=plane, labels=a([-1, 0, 0, 1, 1, 1, -1]))
        e.edge("all-but-one-alone", X=line, labels=a([3, 1, 0, 4, 1]))
        e.edge("one-alone", X=line, labels=a([0, 0, 0, 0, 1]))
        e.edge("tight-clusters", X=a([[0.1], [0.1], [0.1], [0.7], [0.7]]), labels=a([0, 0, 0, 1, 1]))
        e.edge("one-tight-cluster", X=a([[2.0, 1.0], [2.0, 1.0], [5.0, 5.0], [9.0, 8.0]]), labels=a([0, 0, 1, 1]))
        e.edge(
            "centroids-coincide",
            X=a([[-1.0, 0.0], [1.0, 0.0], [0.0, -3.0], [0.0, 3.0], [9.0, 10.0], [9.0, 8.0]]),
            labels=a([0, 0, 1, 1, 2, 2]),
            note="The crosses of two clusters have the same center.",
        )
        e.edge("alone-at-the-center", X=a([[-2.0], [2.0], [0.0], [8.0]]), labels=a([0, 0, 1, 2]))
        e.edge("all-coincide", X=a([[0.5, 3.0], [0.5, 3.0], [0.5, 3.0]]), labels=a([0, 1, 0]))
        e.edge("three-samples", X=a([[0.5], [2.0], [2.5]]), labels=a([1, 0, 0]))
        e.edge("one-cluster", X=line, labels=a([4, 4, 4, 4, 4]), raises=ValueError)
        e.edge("n-clusters", X=line, labels=a([4, 1, 0, 2, 3]), raises=ValueError)
        e.edge("no-samples", X=np.zeros((0, 2)), labels=a([], dtype=int), raises=ValueError)
        e.edge("fewer-labels", X=line, labels=a([0, 0, 1]), raises=ValueError)
        e.edge("more-labels", X=line, labels=a([0, 0, 1, 1, 0, 1]), raises=ValueError)
        e.shape("integers", X=a([[0, 3], [1, 5], [100, 90], [120, 80], [110, 2]]), labels=a([1, 1, 0, 0, 0]))
        e.shape(
            "unsigned",
            X=a([[0, 200], [5, 250], [255, 3], [240, 9]], dtype=np.uint8),
            labels=a([200, 200, 7, 7], dtype=np.uint8),
        )
        e.shape("single-precision", X=(plane / 7).astype(np.float32), labels=three)
        e.shape("layouts", X=Layout(plane, "fortran"), labels=Layout(three, "strided"))
        e.shape("readonly", X=Layout(plane, "readonly"), labels=Layout(a([0, 1, 0, 1, 0, 1, 1]), "readonly"))
        e.shape("many-features", X=np.sin(np.arange(42.0).reshape(6, 7) ** 1.5), labels=a([0, 1, 0, 1, 1, 0]))
        e.stability("far-from-the-origin", X=1e5 + line / 3, labels=a([3, 3, 0, 0, 0]))
        e.stability("far-in-two-features", X=plane - a([3e5, 1e5]), labels=three)
        e.stability("tiny", X=1e-9 * plane, labels=three)
        near = a([[-1.0, 0.5], [1.0, -0.5], [-2.0, 1.0], [2.03, -0.97], [900.0, 1000.0], [902.0, 999.0]])
        e.stability(
            "near-centroids-in-small-units",
            X=1e-11 * near,
            labels=a([0, 0, 1, 1, 2, 2]),
            note="The first two centroids are close to each other, and far from the third.",
        )
        e.stability("large", X=1e8 * plane, labels=three)
        e.random(32, random_case, seed=seed)
        grid = st.integers(2, 5).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "X": hnp.arrays(float, (n, 1), elements=st.sampled_from([0.0, 1.0, 3.0, 7.0])),
                    "labels": hnp.arrays(np.int64, n, elements=st.sampled_from([0, 1, -1])),
                }
            )
        )
        e.strategy(grid, groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(grid.map(lambda case: case | {"X": case["X"] + 1e5}), groups=["stability"])
