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
    if not np.isfinite(X).all() or largest > 1e9:
        return "X is finite, at most 1e9 in size."
    strings = isinstance(labels, list) and all(type(each) is str for each in labels)
    if not strings and not (isinstance(labels, np.ndarray) and labels.ndim == 1 and labels.dtype.kind in "iu"):
        return "labels is an integer array with one axis, or a list of strings."
    if len(labels) != len(X) or len(X) == 0:
        return True
    if len(X) > 1000:
        return "There are at most 1000 samples."
    index = np.unique(labels, return_inverse=True)[1]
    parts = [X[index == k] for k in range(index.max() + 1)]
    means = np.array([part.mean(axis=0) for part in parts])[index] - X.mean(axis=0)
    within = np.sqrt(sum(part.var(axis=0).sum() * len(part) for part in parts) / len(X))
    between = np.sqrt((means**2).sum() / len(X))
    tight = not any(np.ptp(part, axis=0).any() for part in parts)
    if tight and largest > 100:
        return "Where no cluster has any spread, numbers are at most 100 in size."
    if not tight and within < max(1e-5 * largest, 1e-8):
        return "The spread within the clusters is 0, or at least 1e-5 of the largest number and 1e-8."
    near = between < 1e-15 * largest and largest <= 100
    return bool(near or between >= 1e-5 * largest) or "The means are equal, or spread by 1e-5 of the largest number."


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
    for name, seed in (("dispersion", 831), ("calinski_harabasz_score", 832)):
        e = cases.of(name)
        e.example("two-clusters-on-a-line", X=line, labels=a([3, 3, 0, 0, 0]))
        e.example("three-clusters", X=plane, labels=["b", "b", "b", "a", "a", "c", "c"])
        e.example(
            "cluster-of-one",
            X=a([[0.0, 0.0], [0.0, 2.0], [4.0, 4.0], [7.0, 1.0], [7.0, 3.0], [8.0, 2.0]]),
            labels=a([2, 2, 5, 7, 7, 7]),
        )
        e.edge(
            "unequal-sizes", X=a([[0.0], [0.5], [2.0], [7.0], [9.0], [20.0], [29.0]]), labels=a([0, 0, 0, 0, 1, 2, 2])
        )
        e.edge("noise-is-a-cluster", X=plane, labels=a([-1, 0, 0, 1, 1, 1, -1]))
        e.edge("all-but-one-alone", X=line, labels=a([3, 1, 0, 4, 1]))
        e.edge("one-alone", X=line, labels=a([0, 0, 0, 0, 1]))
        e.edge("equal-means", X=a([[-1.0], [1.0], [-3.0], [3.0], [0.0]]), labels=a([0, 0, 1, 1, 2]))
        e.edge("tight-clusters", X=a([[0.5], [0.5], [2.0], [2.0], [8.0]]), labels=a([0, 0, 1, 1, 2]))
        e.edge(
            "tight-beyond-rounding",
            X=a([[0.1, 0.4], [0.1, 0.4], [0.1, 0.4], [0.4, 0.4], [0.4, 0.4]]),
            labels=a([0, 0, 0, 1, 1]),
            note="The mean of three times 0.1 is not 0.1 in floating point.",
        )
        e.edge("one-tight-cluster", X=a([[2.0, 1.0], [2.0, 1.0], [5.0, 5.0], [9.0, 8.0]]), labels=a([0, 0, 1, 1]))
        e.edge("constant-feature", X=a([[2.0, 7.0], [3.0, 7.0], [8.0, 7.0], [9.5, 7.0]]), labels=a([0, 0, 1, 1]))
        e.edge("tight-in-one-feature", X=a([[2.0, 7.0], [2.0, 4.0], [8.0, 1.0], [8.0, 6.0]]), labels=a([0, 0, 1, 1]))
        e.edge("all-equal", X=a([[0.1, 3.0], [0.1, 3.0], [0.1, 3.0]]), labels=a([0, 1, 0]))
        e.edge("three-samples", X=a([[0.5], [2.0], [2.5]]), labels=a([1, 0, 0]))
        e.edge("one-cluster", X=line, labels=a([4, 4, 4, 4, 4]), raises=ValueError)
        e.edge("one-cluster-of-equal-samples", X=np.full((3, 1), 0.5), labels=a([2, 2, 2]), raises=ValueError)
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
        e.stability("far-from-the-origin", X=1e5 + 3.3 * line, labels=a([3, 3, 0, 0, 0]))
        e.stability("far-in-two-features", X=3.3 * plane - a([1e5, 3e4]), labels=three)
        e.stability("small", X=3e-8 * plane, labels=three)
        e.stability(
            "tight-and-far-apart",
            X=a([[80.0, 30.0], [0.0, 10.0], [40.0, 95.0]])[three] + 1e-3 * plane,
            labels=three,
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
        far = st.permutations([0.0, 1.0, 3.0, 7.0]).map(
            lambda values: {"X": 1e5 + 7 * a(values)[:, None], "labels": a([0, 0, 1, 1])}
        )
        e.strategy(far, groups=["stability"])
