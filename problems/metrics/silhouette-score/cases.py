import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(X, labels):
    """True, or why this clustering is outside the task."""
    if not isinstance(X, np.ndarray) or X.ndim != 2 or X.shape[1] == 0 or X.dtype.kind not in "iuf":
        return "X is an array of numbers of shape (n, d) with at least one feature."
    if len(X) > 300 or X.shape[1] > 20:
        return "There are at most 300 samples and 20 features."
    X = X.astype(float)
    if not np.isfinite(X).all() or np.abs(X).max(initial=0) > 1e9:
        return "X is finite, at most 1e9 in size."
    strings = isinstance(labels, list) and all(type(each) is str for each in labels)
    if not strings and not (isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu"):
        return "labels is an integer array with one axis, or a list of strings."
    apart = np.abs(X[:, None] - X).max(axis=2)
    return bool(((apart == 0) | (apart >= 1e-12)).all()) or "Two samples coincide, or are at least 1e-12 apart."


def random_case(rng, i):
    n, d = int(rng.integers(5, 16)), 1 + i % 4
    index = rng.integers(0, 2 + i % 3, size=n)
    index[:4] = 0, 1, 0, 0
    X = rng.normal(size=(n, d)) + 1.5 * rng.normal(size=(5, d))[index]
    names = rng.permutation(np.arange(-3, 40))[:5]
    return {"X": X.round(1) if i % 4 == 3 else X, "labels": names[index] if i % 3 else [f"c{k}" for k in index]}


def build(cases):
    a = np.array
    line = a([[0.0], [1.0], [3.0], [8.0], [10.0]])
    plane = a([[0.0, 0.0], [3.0, 4.0], [0.0, 1.0], [6.0, 8.0], [6.0, 7.0], [9.0, 0.0], [9.5, 1.0]])
    for name, seed in (("silhouette_samples", 811), ("silhouette_score", 812)):
        e = cases.of(name)
        e.example("two-clusters-on-a-line", X=line, labels=a([0, 0, 0, 1, 1]))
        e.example("wrong-neighbours", X=line, labels=["left", "left", "right", "right", "left"])
        e.example(
            "cluster-of-one",
            X=a([[0.0, 0.0], [0.0, 2.0], [3.0, 4.0], [7.0, 1.0], [7.0, 3.0]]),
            labels=a([2, 2, 5, 7, 7]),
            note="The third sample is alone in its cluster.",
        )
        e.edge("three-clusters", X=plane, labels=a([1, 1, 1, 0, 0, 2, 2]))
        e.edge(
            "the-next-by-its-mean",
            X=a([[0.0], [1.0], [2.0], [20.0], [-5.0], [-6.0]]),
            labels=a([0, 0, 1, 1, 2, 2]),
            note="The closest foreign sample of 0 is 2, but the cluster -5, -6 is closer on average.",
        )
        e.edge(
            "the-next-by-its-center",
            X=a([[0.0, 0.0], [0.0, 1.0], [5.0, 0.0], [-5.0, 0.5], [2.0, 2.0], [2.0, 3.0]]),
            labels=a([0, 0, 1, 1, 2, 2]),
            note="The cluster around the first two samples has its center close to theirs, and is far away.",
        )
        e.edge("noise-is-a-cluster", X=plane, labels=a([-1, 0, 0, 1, 1, 1, -1]))
        e.edge("all-but-one-alone", X=line, labels=a([3, 1, 0, 4, 1]))
        e.edge("one-cluster-and-one-alone", X=line, labels=a([0, 0, 0, 0, 1]))
        e.edge(
            "coinciding-in-the-cluster",
            X=a([[1.0, 2.0], [1.0, 2.0], [4.0, 6.0], [1.0, 3.0], [4.0, 7.0]]),
            labels=a([0, 0, 1, 0, 1]),
        )
        e.edge("cluster-in-one-place", X=a([[1.0, 2.0], [1.0, 2.0], [4.0, 6.0], [4.0, 7.0]]), labels=a([0, 0, 1, 1]))
        e.edge("coinciding-across-clusters", X=a([[1.0], [3.0], [1.0], [1.0], [8.0]]), labels=a([0, 0, 1, 1, 2]))
        e.edge("all-coincide", X=a([[0.1, 0.7], [0.1, 0.7], [0.1, 0.7], [0.1, 0.7]]), labels=a([0, 1, 0, 1]))
        e.edge("alone-among-coinciding", X=a([[2.0], [2.0], [2.0]]), labels=a([0, 1, 1]))
        e.edge("three-samples", X=a([[0.5], [2.0], [2.5]]), labels=a([1, 0, 0]))
        e.edge("one-cluster", X=line, labels=a([4, 4, 4, 4, 4]), raises=ValueError)
        e.edge("n-clusters", X=line, labels=a([4, 1, 0, 2, 3]), raises=ValueError)
        e.edge("two-samples", X=line[:2].copy(), labels=a([0, 1]), raises=ValueError)
        e.edge("no-samples", X=np.zeros((0, 2)), labels=a([], dtype=int), raises=ValueError)
        e.edge("fewer-labels", X=line, labels=a([0, 0, 1]), raises=ValueError)
        e.edge("more-labels", X=line, labels=a([0, 0, 1, 1, 0, 1]), raises=ValueError)
        e.shape("integers", X=a([[0, 3], [1, 5], [100, 90], [120, 80], [110, 2]]), labels=a([1, 1, 0, 0, 0]))
        e.shape(
            "unsigned",
            X=a([[0, 200], [5, 250], [255, 3], [240, 9]], dtype=np.uint8),
            labels=a([200, 200, 7, 7], dtype=np.uint8),
        )
        e.shape("single-precision", X=(plane / 7).astype(np.float32), labels=a([1, 1, 1, 0, 0, 2, 2]))
        e.shape("layouts", X=Layout(plane, "fortran"), labels=Layout(a([1, 1, 1, 0, 0, 2, 2]), "strided"))
        e.shape("readonly", X=Layout(plane, "readonly"), labels=Layout(a([0, 1, 0, 1, 0, 1, 1]), "readonly"))
        e.shape("many-features", X=np.sin(np.arange(42.0).reshape(6, 7) ** 1.5), labels=a([0, 1, 0, 1, 1, 0]))
        e.stability("far-from-the-origin", X=1e8 + line, labels=a([0, 0, 0, 1, 1]))
        e.stability("far-in-two-features", X=plane - a([3e8, 1e8]), labels=a([1, 1, 1, 0, 0, 2, 2]))
        e.stability("tiny", X=1e-9 * plane, labels=a([1, 1, 1, 0, 0, 2, 2]))
        e.stability("large", X=1e8 * plane, labels=a([1, 1, 0, 0, 0, 2, 2]))
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
        e.strategy(grid.map(lambda case: case | {"X": case["X"] + 1e8}), groups=["stability"])
