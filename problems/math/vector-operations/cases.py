import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def numbers(array):
    """Whether it is an array of numbers of a fair size."""
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf":
        return False
    size = np.abs(array.astype(float))
    return bool(((size == 0) | ((size >= 1e-100) & (size <= 1e100))).all())


def valid(a, b, ord=2):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not numbers(a) or not numbers(b) or a.ndim != 1 or b.ndim != 1 or 0 in (a.size, b.size):
        return "a and b hold numbers, 0 or between 1e-100 and 1e100 in magnitude, along one axis."
    if isinstance(ord, bool) or ord not in (1, 2, np.inf):
        return "ord is 1, 2 or np.inf."
    if a.shape != b.shape:
        return True
    terms = a.astype(float) * b.astype(float)
    exact = all((each == np.round(each)).all() and (np.abs(each) < 1e6).all() for each in (a, b))
    if not exact and np.abs(terms).sum() > 1e5 * abs(terms.sum()):
        return "The dot product is exact, or at least 1e-5 of the sum of its terms' magnitudes."
    return True


def valid_rows(V, tol):
    """The same for gram_schmidt."""
    if not numbers(V) or V.ndim != 2 or V.shape[1] == 0:
        return "V holds numbers, 0 or between 1e-100 and 1e100 in magnitude, in rows."
    if not isinstance(tol, float) or not 1e-11 <= tol <= 0.5:
        return "tol is between 1e-11 and 0.5."
    basis, kept = np.zeros((0, V.shape[1])), []
    for row in V.astype(float):
        unit = row / np.abs(row).max(initial=1e-320) if row.any() else row
        unit = unit / np.linalg.norm(unit) if row.any() else unit
        rest = unit
        for _ in range(3):
            rest = rest - basis.T @ (basis @ rest)
        share = np.linalg.norm(rest)
        if 1e-13 < share < 5e-6 or 0.9 * tol < share < 1.1 * tol:
            return "The share of a row that remains is clear: 0 or above 5e-6, and not near tol."
        if share > tol:
            kept, basis = [*kept, unit], np.vstack([basis, rest / share])
    return (
        not kept or np.linalg.cond(kept) <= 2e5 or "The kept rows, at length 1, have a condition number of at most 2e5."
    )


def random_pair(rng, i):
    d = 1 + i % 6
    a, b = rng.normal(size=d) * 10.0 ** rng.uniform(-3, 3), rng.normal(size=d) * 10.0 ** rng.uniform(-3, 3)
    if i % 5 == 0:
        b = a * float(rng.uniform(-2, 2)) + 1e-6 * b
    return {"a": a, "b": b} | ({"ord": [1, np.inf, 2][i % 3]} if i % 4 else {})


def random_rows(rng, i):
    k, d = 1 + i % 4, 2 + i % 5
    V = rng.normal(size=(k, d)) * 10.0 ** rng.integers(-3, 4, size=(k, 1))
    if i % 3 == 0 and k > 2:
        V[2] = 2.0 * V[0] - V[1]
    return {"V": V, "tol": float(10.0 ** rng.integers(-9, -5))}


def build(cases):
    a = np.array
    e = cases.of("vector_operations")
    e.example("three-dimensions", a=a([3.0, -1.0, 2.0]), b=a([1.0, 2.0, 2.0]))
    e.example("obtuse-and-ord-one", a=a([3.0, -4.0]), b=a([-1.0, 0.0]), ord=1)
    e.edge("largest-magnitude", a=a([1.0, -7.0, 3.0]), b=a([2.0, 0.5, 1.0]), ord=np.inf)
    e.edge("orthogonal", a=a([2.0, 1.0]), b=a([-3.0, 6.0]))
    e.edge("zeros-among-the-elements", a=a([0.0, 2.0, 1.0]), b=a([1.0, 0.0, 3.0]))
    e.edge("parallel", a=a([0.1, 0.3, -0.7]), b=a([0.2, 0.6, -1.4]))
    e.edge("opposite", a=a([0.1, 0.3]), b=a([-0.3, -0.9]), ord=1)
    e.edge("one-element", a=a([-3.0]), b=a([2.0]))
    e.edge("b-is-zeros", a=a([3.0, 4.0]), b=a([0.0, 0.0]))
    e.edge("a-is-zeros", a=a([0.0, 0.0]), b=a([3.0, 4.0]), ord=np.inf)
    e.edge("one-element-against-three", a=a([2.0]), b=a([1.0, 2.0, 4.0]), raises=ValueError)
    e.edge("three-against-one", a=a([1.0, 2.0, 4.0]), b=a([2.0]), raises=ValueError)
    e.shape(
        "smallest-integer",
        a=a([-128, 5], dtype=np.int8),
        b=a([100, 3], dtype=np.int8),
        ord=np.inf,
        note="In int8 the magnitude of -128 is -128: convert before you take it.",
    )
    e.shape("unsigned", a=a([200, 3, 90], dtype=np.uint8), b=a([7, 250, 100], dtype=np.uint8))
    e.shape("layouts", a=Layout(a([3.0, -1.0, 2.0]), "strided"), b=Layout(a([0.5, 4.0, 1.0]), "readonly"), ord=1)
    e.stability("small-angle", a=a([1.0, 2.0, -1.0]), b=a([1.0, 2.0, -1.0 + 1e-9]))
    e.stability("nearly-opposite", a=a([3.0, 1.0]), b=a([-6.0, -2.0 - 1e-8]))
    e.stability("tiny-and-large", a=a([3e-90, 4e-90]), b=a([1e80, -7e80]))
    e.stability("large-and-tiny", a=a([5e80, -2e80]), b=a([3e-90, 7e-90]), ord=1)
    e.random(32, random_pair, seed=1541)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def pair(d):
        vector = st.lists(number, min_size=d, max_size=d).map(np.array)
        return st.fixed_dictionaries({"a": vector, "b": vector}, optional={"ord": st.sampled_from([1, np.inf])})

    e.strategy(st.integers(1, 3).flatmap(pair), valid=valid)

    e = cases.of("gram_schmidt")
    V = a([[3.0, 4.0, 0.0], [1.0, 2.0, 2.0]])
    e.example("two-rows", V=V, tol=1e-9)
    e.example("dependent-row", V=a([[0.0, 2.0, 0.0], [0.0, -6.0, 0.0], [1.0, 5.0, 1.0]]), tol=1e-9)
    e.edge("row-of-zeros", V=a([[0.0, 0.0], [2.0, -1.0]]), tol=1e-8)
    e.edge("only-zeros", V=np.zeros((2, 3)), tol=1e-8)
    e.edge("no-rows", V=np.zeros((0, 3)), tol=1e-8)
    e.edge("more-rows-than-columns", V=a([[1.0, 2.0], [3.0, 1.0], [0.7, -5.0]]), tol=1e-9)
    e.edge("dependent-up-to-rounding", V=a([[0.1, 0.7, 0.3], [0.2, -0.1, 0.9], [0.5, 1.3, 1.5]]), tol=1e-9)
    e.edge("coarse-tolerance", V=a([[1.0, 0.0, 0.5], [20.0, 1.0, 10.0], [4.0, 2.0, 1.0]]), tol=0.2)
    e.edge("fine-tolerance", V=a([[1.0, 0.0, 0.5], [20.0, 1.0, 10.0], [4.0, 2.0, 1.0]]), tol=0.02)
    e.edge("one-column", V=a([[-2.0], [3.0]]), tol=1e-9)
    e.shape("square", V=a([[1.0, 2.0, -1.0], [4.0, 0.0, 1.0], [2.0, 2.0, 3.0]]), tol=1e-9)
    e.shape("unsigned", V=a([[200, 3, 90], [100, 250, 7]], dtype=np.uint8), tol=1e-9)
    e.shape("layouts", V=Layout(V, "fortran"), tol=1e-9)
    e.shape("read-only", V=Layout(V[::-1].copy(), "readonly"), tol=1e-9)
    note = "The rows are nearly parallel: project what remains of the row, not the row itself."
    e.stability(
        "nearly-parallel",
        V=a([[1.0, 3e-5, 0.0, 0.0], [1.0, 0.0, 2e-5, 0.0], [1.0, 0.0, 0.0, 4e-5]]),
        tol=1e-9,
        note=note,
    )
    e.stability("tiny-rows", V=1e-60 * V, tol=1e-6)
    e.stability("rows-unlike-in-size", V=a([[2e40, 1e40, 3e40], [1e-40, -2e-40, 1e-40]]), tol=1e-6)
    e.stability("large-dependent-row", V=a([[0.3, 0.7], [0.3e40, 0.7e40]]), tol=1e-9)
    e.random(32, random_rows, seed=1542)
    rows = st.lists(st.lists(number, min_size=2, max_size=2), min_size=1, max_size=3).map(np.array)
    given = st.fixed_dictionaries({"V": rows, "tol": st.sampled_from([1e-9, 0.25])})
    e.strategy(given.filter(lambda g: valid_rows(**g) is True), valid=valid_rows)
