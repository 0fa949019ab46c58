import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(X, Y=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    for each in (X,) if Y is None else (X, Y):
        if not isinstance(each, np.ndarray) or each.dtype.kind not in "iuf" or each.ndim != 2 or each.shape[1] == 0:
            return "X and Y are arrays of numbers with two axes and at least one column."
        size = np.abs(each.astype(float))
        if not ((size == 0) | ((size >= 1e-300) & (size <= 1e300))).all():
            return "Elements are 0, or between 1e-300 and 1e300 in magnitude."
    return True


def valid_search(queries, items, k):
    """The same for nearest_neighbours."""
    told = valid(queries, items)
    if told is not True:
        return told.replace("X and Y", "queries and items")
    if not isinstance(k, int) or isinstance(k, bool):
        return "k is an integer."
    if queries.shape[1] != items.shape[1] or not 1 <= k <= len(items):
        return True
    cosines = cosine(queries.astype(float), items.astype(float))
    apart = ((queries != 0).astype(int) @ (items != 0).astype(int).T) == 0
    for row, zero in zip(cosines, apart):
        order = np.argsort(-row, kind="stable")[: k + 1]
        near = -np.diff(row[order]) < 1e-9
        if (near & ~(zero[order[1:]] & zero[order[:-1]])).any():
            return "Similarities that decide the order differ by 1e-9, or the vectors share no column."
    return True


def cosine(X, Y):
    X, Y = [each / np.maximum(np.abs(each).max(axis=1, keepdims=True), 1e-320) for each in (X, Y)]
    X, Y = [each / np.maximum(np.linalg.norm(each, axis=1, keepdims=True), 1e-320) for each in (X, Y)]
    return X @ Y.T


def random_case(rng, i):
    d = 1 + i % 5
    X = rng.normal(size=(2 + i % 3, d)) * 10.0 ** rng.integers(-3, 4, size=(2 + i % 3, 1))
    if i % 4 == 0:
        return {"X": X}
    return {"X": X, "Y": rng.normal(size=(1 + i % 6, d)) * 10.0 ** rng.integers(-3, 4)}


def random_search(rng, i):
    d, m = 2 + i % 4, 3 + i % 5
    items = rng.normal(size=(m, d)) * 10.0 ** rng.integers(-2, 3, size=(m, 1))
    return {"queries": rng.normal(size=(1 + i % 3, d)), "items": items, "k": 1 + int(rng.integers(m))}


def build(cases):
    a = np.array
    X = a([[3.0, 4.0, 0.0], [1.0, -2.0, 2.0]])
    Y = a([[0.0, 5.0, 0.0], [-3.0, -4.0, 0.0], [2.0, 1.0, 2.0], [6.0, 8.0, 0.0]])
    e = cases.of("cosine_similarity")
    e.example("two-with-three", X=a([[3.0, 4.0], [1.0, 0.0]]), Y=a([[4.0, 3.0], [-1.0, 0.0], [0.0, 2.0]]))
    e.example("with-each-other", X=a([[1.0, 2.0, 2.0], [2.0, 0.0, 0.0], [0.0, -3.0, 4.0]]))
    e.example("a-vector-of-zeros", X=a([[0.0, 0.0], [1.0, 1.0]]))
    e.edge("zeros-in-y", X=X, Y=a([[0.0, 0.0, 0.0], [1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]))
    e.edge("zeros-with-zeros", X=np.zeros((2, 3)), Y=np.zeros((1, 3)))
    e.edge("multiples", X=X, Y=a([[6.0, 8.0, 0.0], [-2.0, 4.0, -4.0], [0.03, 0.04, 0.0]]))
    e.edge("one-column", X=a([[2.0], [-3.0], [0.0]]), Y=a([[5.0], [-0.1]]))
    e.edge("no-rows", X=np.zeros((0, 3)), Y=Y)
    e.edge("nothing-to-compare-with", X=X, Y=np.zeros((0, 3)))
    e.edge("no-rows-at-all", X=np.zeros((0, 2)))
    e.edge("fewer-columns", X=X, Y=a([[1.0, 2.0]]), raises=ValueError)
    e.edge("one-column-against-three", X=X, Y=a([[1.0], [2.0], [4.0]]), raises=ValueError)
    e.edge("fewer-columns-and-no-rows", X=np.zeros((0, 3)), Y=a([[1.0, 2.0]]), raises=ValueError)
    e.shape("smallest-integers", X=a([[-128, -128], [-128, 5]], dtype=np.int8),
            note="In int8 the magnitude of -128 is -128: convert before you take it.")
    e.shape("square", X=a([[1.0, 2.0], [4.0, -1.0]]), Y=a([[3.0, 0.5], [-1.0, 7.0]]))
    e.shape("many-with-one", X=Y, Y=X[1:])
    e.shape("integers", X=a([[100, -120], [3, 90]], dtype=np.int8), Y=a([[-128, 5], [60, 70], [1, 0]], dtype=np.int8))
    e.shape("unsigned", X=a([[200, 3, 90], [16, 0, 16]], dtype=np.uint8), Y=a([[7, 250, 100]], dtype=np.uint8))
    e.shape("large-integers", X=a([[4_000_000_000, 3_000_000_000]]), Y=a([[3_000_000_000, 1], [5, 4_000_000_000]]))
    e.shape("layouts", X=Layout(X, "fortran"), Y=Layout(Y, "strided"))
    e.shape("read-only", X=Layout(X, "readonly"))
    e.stability("tiny", X=1e-12 * X, Y=Y)
    e.stability("squares-underflow", X=a([[3e-200, 4e-200], [1e-300, -2e-300]]), Y=a([[2e-250, 1e-250]]))
    e.stability("squares-overflow", X=a([[3e200, 4e200], [1e300, -1e299]]), Y=a([[2.0, 1.0], [-5e250, 1e250]]))
    e.stability("negative-and-large", X=a([[-3e200, 4.0], [1e-200, -2e180]]), Y=a([[-2e170, 1e170]]))
    e.stability("unlike-in-size", X=a([[1e300, 1.0], [1e-300, 1e-300]]), Y=a([[1e-5, 3e-5], [2e200, 1e200]]))
    e.random(32, random_case, seed=1531)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def rows(most, d):
        return hnp.arrays(np.float64, st.tuples(st.integers(0, most), st.just(d)), elements=number)

    def inputs(d):
        return st.fixed_dictionaries({"X": rows(2, d)}, optional={"Y": rows(2, d)})

    e.strategy(st.integers(1, 2).flatmap(inputs), valid=valid)

    e = cases.of("nearest_neighbours")
    e.example("two-of-three", queries=a([[1.0, 2.0, 0.5], [-1.0, 0.5, 2.0]]), items=Y[:3], k=2)
    e.example("length-does-not-matter", queries=a([[1.0, 1.0]]), items=a([[9.0, 0.0], [0.2, 0.3], [5.0, -1.0]]), k=1)
    e.edge("all", queries=X[1:] + 0.25, items=Y, k=4)
    e.edge("opposite-is-last", queries=a([[1.0, 0.5]]), items=a([[-2.0, -1.0], [0.1, 3.0], [1.0, -1.0]]), k=3)
    e.edge("query-among-the-items", queries=Y[2:3], items=Y, k=2)
    e.edge("query-of-zeros", queries=a([[0.0, 0.0], [1.0, 3.0]]), items=a([[2.0, 1.0], [-1.0, 4.0], [-3.0, 1.0]]), k=2)
    e.edge("item-of-zeros", queries=a([[1.0, 3.0]]), items=a([[-2.0, -1.0], [0.0, 0.0], [-4.0, 1.0]]), k=2)
    e.edge("ties-at-zero", queries=a([[1.0, 0.0, 0.0, 2.0]]), k=4, items=a(
        [[-1.0, 4.0, 1.0, 0.0], [0.0, 3.0, 1.0, 0.0], [5.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0],
         [0.0, 0.0, 2.0, 0.0], [0.0, -1.0, 0.0, 0.0]]))
    e.edge("many-ties", queries=np.zeros((1, 2)), items=np.arange(40.0).reshape(20, 2) % 7 - 3, k=18)
    angles = np.linspace(-2.99, 3.01, 60)[np.random.default_rng(2).permutation(60)]
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    e.edge("sixty-items", queries=a([[1.0, 0.3]]), items=circle, k=30)
    tied = np.where(np.arange(60)[:, None] % 3 == 1, circle, a([0.0, 1.0]) * angles[:, None])
    e.edge("ties-among-sixty", queries=a([[1.0, 0.0]]), items=tied, k=50)
    e.edge("no-queries", queries=np.zeros((0, 3)), items=Y, k=2)
    e.edge("k-zero", queries=X, items=Y, k=0, raises=ValueError)
    e.edge("k-negative", queries=X, items=Y, k=-1, raises=ValueError)
    e.edge("k-above-m", queries=X, items=Y, k=5, raises=ValueError)
    e.edge("no-items", queries=X, items=np.zeros((0, 3)), k=1, raises=ValueError)
    e.edge("fewer-columns", queries=X, items=a([[1.0], [2.0]]), k=1, raises=ValueError)
    e.shape("as-many-queries-as-items", queries=Y[[2, 0, 1]] + a([0.5, 1.0, -0.25]), items=Y[:3], k=2)
    e.shape("unsigned", queries=a([[200, 3], [1, 100]], dtype=np.uint8),
            items=a([[90, 80], [2, 0], [3, 250]], dtype=np.uint8), k=2)
    e.shape("layouts", queries=Layout(X + 0.5, "readonly"), items=Layout(Y, "fortran"), k=3)
    e.stability("unlike-in-size", queries=a([[1e-300, 3e-300]]), k=3,
                items=a([[1e200, 1e201], [4.0, 1.0], [-1e-250, 1e-250]]))
    e.stability("close-together", queries=a([[1.0, 0.0]]), items=a([[1.0, 0.003], [1.0, 0.001], [1.0, 0.002]]), k=3)
    e.random(32, random_search, seed=1532)
    odd = st.sampled_from([[0.0, 1.0], [2.0, 1.0], [-1.0, 3.0], [0.0, 0.0], [4.0, -1.0], [-1.0, -5.0]])
    some = st.lists(odd, min_size=1, max_size=3, unique_by=tuple).map(np.array)
    e.strategy(st.fixed_dictionaries({"queries": some, "items": some, "k": st.integers(0, 3)})
               .filter(lambda given: valid_search(**given) is True), valid=valid_search)
