import numpy as np
from gradus import Layout, Rng
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def matrix(X):
    return isinstance(X, np.ndarray) and X.ndim == 2 and X.size > 0 and X.dtype.kind in "iuf" and np.isfinite(X).all()


def undecided(X, centroids, max_iter):
    """Whether rounding could decide about a label in some step."""
    largest = max(np.abs(X).max(), np.abs(centroids).max())
    centroids = centroids.copy()
    before = None
    for step in range(max_iter + 1):
        squares = ((X[:, None] - centroids) ** 2).sum(axis=2)
        labels = squares.argmin(axis=1)
        exact = all(((64 * each) % 1 == 0).all() for each in (X, centroids)) and largest <= 1000
        if squares.shape[1] > 1 and not exact:
            nearest, second = np.sqrt(np.sort(squares, axis=1)[:, :2].T)
            if (second - nearest < 1e-6 * second + 1e-13 * largest).any():
                return True
        if step == max_iter or np.array_equal(labels, before):
            return False
        before = labels
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
    return False


def valid(X, centroids, max_iter=300):
    """True, or why this call is outside the task."""
    if not matrix(X) or not matrix(centroids) or X.shape[1] != centroids.shape[1]:
        return "X and centroids are finite arrays of shapes (n, d) and (k, d) with at least one row and one column."
    if len(X) * len(centroids) > 10_000 or type(max_iter) is not int or not 0 <= max_iter <= 1000:
        return "There are at most 10,000 pairs of a sample and a centroid, and max_iter is from 0 to 1000."
    X, centroids = X.astype(float), centroids.astype(float)
    if max(np.abs(X).max(), np.abs(centroids).max()) > 1e9:
        return "Numbers are at most 1e9 in size."
    return (
        not undecided(X, centroids, max_iter) or "Distances tie only where all is short in binary: multiples of 1/64."
    )


def valid_seeding(X, k, rng=None):
    """The same for kmeans_plusplus."""
    if not matrix(X) or len(X) > 300 or np.abs(X.astype(float)).max() > 1e9:
        return "X is a finite array of shape (n, d) with 1 to 300 samples, at most 1e9 in size."
    if type(k) is not int or not 1 <= k <= 300 or rng is None:
        return "k is an integer of at least 1, and there is a generator."
    X = X.astype(float)
    apart = np.abs(X[:, None] - X).max(axis=2)
    return bool(((apart == 0) | (apart > 1e-6)).all()) or "Two samples coincide, or differ by more than 1e-6."


def random_case(rng, i):
    n, d, k = int(rng.integers(6, 30)), 1 + i % 3, 2 + i % 4
    middles = 2.5 * rng.normal(size=(k, d))
    X = middles[rng.integers(0, k, size=n)] + rng.normal(size=(n, d))
    case = {"X": X, "centroids": X[rng.choice(n, k, replace=False)] + 0.3 * rng.normal(size=(k, d))}
    if i % 6 == 5:
        case["centroids"][-1] += 30
    return case | {"max_iter": int(rng.integers(1, 4)) if i % 3 == 1 else 20}


def random_seeding(rng, i):
    n, k = int(rng.integers(3, 12)), 1 + i % 4
    X = rng.integers(0, 4, size=(n, 1 + i % 3)).astype(float)
    X[:k, 0] = 5 + np.arange(k)[: len(X[:k])]
    return {"X": X, "k": min(k, n), "rng": Rng(900 + i)}


def build(cases):
    a = np.array
    e = cases.of("kmeans")
    line = a([[0.0], [1.0], [2.0], [9.0], [10.0], [14.0]])
    plane = a([[0.0, 0.0], [1.0, 0.5], [0.5, 2.0], [5.0, 5.0], [6.0, 4.5], [5.0, 7.0], [9.0, 0.0]])
    e.example("two-groups-on-a-line", X=line, centroids=a([[0.0], [1.0]]))
    e.example("empty-cluster", X=line[:5].copy(), centroids=a([[0.5], [40.0], [8.0]]))
    e.example("one-move", X=line, centroids=a([[0.0], [1.0]]), max_iter=1)
    e.edge("two-moves", X=line, centroids=a([[0.0], [1.0]]), max_iter=2)
    e.edge("no-move", X=line, centroids=a([[1.0], [9.0], [30.0]]), max_iter=0)
    e.edge("as-many-moves-as-it-takes", X=line, centroids=a([[0.0], [1.0]]), max_iter=3)
    e.edge("tie-to-the-lowest", X=a([[0.0], [2.0], [4.0]]), centroids=a([[4.0], [0.0]]))
    e.edge("tie-to-the-lowest-without-a-move", X=a([[0.0], [2.0], [4.0]]), centroids=a([[0.0], [4.0]]), max_iter=0)
    e.edge("tie-in-the-plane", X=a([[3.0, 4.0], [0.0, 0.0], [6.0, 8.0]]), centroids=a([[6.0, 8.0], [0.0, 0.0]]))
    e.edge("straight-line-distances", X=a([[3.0, 3.0], [0.0, 0.5], [8.0, 3.0]]), centroids=a([[0.0, 0.0], [8.0, 3.0]]))
    e.edge("coinciding-centroids", X=line, centroids=a([[9.0], [1.0], [1.0]]))
    e.edge("empty-then-wins", X=a([[0.0], [2.0], [12.0], [13.0]]), centroids=a([[5.0], [-6.0], [12.5]]))
    e.edge("empty-first-and-last", X=line, centroids=a([[-50.0], [1.0], [11.0], [80.0]]))
    e.edge("runs-empty-later", X=a([[0.0], [4.0], [4.5], [12.0]]), centroids=a([[-1.0], [3.0], [8.0]]))
    e.edge(
        "more-centroids-than-samples", X=a([[1.0, 2.0], [8.0, 3.0]]), centroids=a([[0.0, 1.0], [1.0, 1.0], [9.0, 9.0]])
    )
    e.edge("one-centroid", X=plane, centroids=a([[40.0, -3.0]]))
    e.edge("one-sample", X=a([[3.0, 1.0]]), centroids=a([[0.0, 0.0], [4.0, 4.0]]))
    e.edge(
        "coinciding-samples",
        X=a([[1.0, 2.0], [1.0, 2.0], [7.0, 7.0], [7.0, 7.0]]),
        centroids=a([[0.0, 0.0], [5.0, 6.0]]),
    )
    e.edge(
        "local-minimum", X=a([[0.0, 0.0], [0.0, 1.0], [5.0, 0.0], [5.0, 1.0]]), centroids=a([[2.5, 0.0], [2.5, 1.0]])
    )
    e.edge("centroids-already-there", X=line, centroids=a([[1.0], [11.0]]))
    steps = np.arange(60.0)[:, None] ** 1.1
    e.edge("many-moves", X=steps, centroids=a([[0.0], [1.0], [2.5]]))
    e.edge(
        "small-gains-beside-a-wide-cluster",
        X=np.vstack([steps[:20], a([[3e4], [5e4]])]),
        centroids=a([[0.0], [1.0], [2.5], [4e4]]),
        max_iter=30,
    )
    e.shape("integers", X=a([[0, 3], [1, 5], [100, 90], [120, 81], [110, 2]]), centroids=a([[0, 0], [100, 70]]))
    e.shape(
        "unsigned",
        X=a([[0, 200], [5, 250], [255, 3], [240, 9]], dtype=np.uint8),
        centroids=a([[250, 0], [1, 255]], dtype=np.uint8),
    )
    e.shape("integer-centroids", X=plane, centroids=a([[0, 1], [6, 6]]))
    e.shape("layouts", X=Layout(plane, "fortran"), centroids=Layout(a([[0.0, 1.0], [6.0, 6.5]]), "strided"))
    e.shape("readonly", X=Layout(plane, "readonly"), centroids=Layout(a([[9.0, 1.0], [1.0, 6.5]]), "readonly"))
    e.stability("far-from-the-origin", X=1e7 + plane, centroids=1e7 + a([[0.0, 1.0], [6.0, 6.5]]))
    e.stability("far-apart-features", X=plane + a([2e7, -1e7]), centroids=a([[2e7, 6 - 1e7], [9 + 2e7, 2 - 1e7]]))
    e.stability("tiny", X=1e-4 * steps[:20], centroids=1e-4 * a([[0.0], [1.0], [2.5]]), max_iter=30)
    e.stability("large", X=1e8 * plane, centroids=1e8 * a([[0.0, 1.0], [6.0, 6.5]]))
    e.random(36, random_case, seed=731)
    place = st.sampled_from([0.0, 1.0, 3.0, 7.0])
    small = st.fixed_dictionaries(
        {
            "X": hnp.arrays(float, st.tuples(st.integers(1, 4), st.just(1)), elements=place),
            "centroids": hnp.arrays(float, st.tuples(st.integers(1, 3), st.just(1)), elements=place),
        },
        optional={"max_iter": st.integers(0, 2)},
    )
    e.strategy(small, groups=["example", "edge", "shape", "random"], valid=valid)
    far = st.lists(st.sampled_from([0.0, 1.0, 3.0, 7.5]), min_size=2, max_size=4).map(
        lambda values: {"X": 1e7 + a(values)[:, None], "centroids": 1e7 + a([[0.25], [6.0]])}
    )
    e.strategy(far, groups=["stability"])

    e = cases.of("kmeans_plusplus")
    note = "Your indices may differ: they are judged by their distribution."
    four = a([[0.0], [1.0], [3.0], [7.0]])
    e.example("three-of-six", X=line, k=3, rng=Rng(1), note=note)
    e.example("coinciding", X=a([[2.0, 2.0], [5.0, 1.0], [2.0, 2.0]]), k=2, rng=Rng(2), note=note)
    e.edge("pairs-drawn-often", X=a([[0.0], [0.0], [1.0], [1.0], [3.0]]), k=2, rng=Rng(3), draws=700)
    corners = a([[0.0, 0.0], [4.0, 0.0], [4.0, 3.0], [-1.0, 2.0]])
    e.edge("triples-drawn-often", X=corners, k=3, rng=Rng(4), draws=300)
    e.edge("every-sample", X=line, k=6, rng=Rng(8))
    e.edge("one-sample", X=a([[4.0, 2.0]]), k=1, rng=Rng(9))
    e.edge("as-many-as-are-different", X=a([[1.0], [1.0], [6.0], [6.0], [8.0]]), k=3, rng=Rng(10))
    e.edge("too-few-samples", X=four, k=5, rng=Rng(11), raises=ValueError)
    e.edge("too-few-different-samples", X=a([[1.0], [1.0], [6.0], [6.0]]), k=3, rng=Rng(12), raises=ValueError)
    e.edge("all-coincide", X=np.full((3, 2), 0.1), k=2, rng=Rng(13), raises=ValueError)
    e.shape("integers", X=a([[0, 3], [1, 5], [100, 90]]), k=2, rng=Rng(14))
    e.shape("unsigned", X=a([[0], [16], [64], [240]], dtype=np.uint8), k=4, rng=Rng(15))
    e.shape("layouts", X=Layout(plane, "fortran"), k=3, rng=Rng(16))
    e.shape("readonly", X=Layout(plane, "readonly"), k=4, rng=Rng(17))
    e.stability("far-from-the-origin", X=1e7 + four, k=2, rng=Rng(18))
    e.stability("coinciding-far-from-the-origin", X=a([[1e7 + 0.1], [1e7 + 0.1], [1e7 + 0.7]]), k=2, rng=Rng(19))
    e.random(32, random_seeding, seed=732)
    e.strategy(None, reason="The indices are judged by their distribution.", valid=valid_seeding)
