import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(array):
    """Whether it is a matrix of numbers of a fair size."""
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf" or array.ndim != 2:
        return False
    size = np.abs(array.astype(float))
    return bool(((size == 0) | ((size >= 1e-30) & (size <= 1e30))).all())


def valid(A, B, transpose_a=False, transpose_b=False):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not numbers(A) or not numbers(B):
        return "A and B are matrices of numbers, 0 or between 1e-30 and 1e30 in magnitude."
    if not isinstance(transpose_a, bool) or not isinstance(transpose_b, bool):
        return "The flags are True or False."
    left, right = (A.T if transpose_a else A).astype(float), (B.T if transpose_b else B).astype(float)
    if left.shape[1] != right.shape[0] or 0 in (left.size, right.size):
        return True
    terms, result = (np.abs(left) @ np.abs(right)).max(), np.abs(left @ right).max()
    return bool(terms <= 1e4 * result) or "The product is not much smaller than its terms."


def pivots(A):
    """The pivots of an elimination that skips no column unless all of it is noise, relative to the largest."""
    work, found, row = A / np.abs(A).max(initial=1e-300), [], 0
    for column in range(A.shape[1]):
        if row == len(work):
            break
        best = row + np.argmax(np.abs(work[row:, column]))
        found.append(abs(work[best, column]))
        if found[-1] < 1e-7:
            continue
        work[[row, best]] = work[[best, row]]
        work[row + 1 :] -= work[row + 1 :, column, None] / work[row, column] * work[row]
        row += 1
    return np.array(found)


def valid_properties(A, tol):
    """The same for matrix_properties."""
    if not numbers(A) or A.size == 0 or A.size > 400:
        return "A is a matrix of 1 to 400 numbers, 0 or between 1e-30 and 1e30 in magnitude."
    if not isinstance(tol, float) or not 1e-12 <= tol <= 1e-2:
        return "tol is between 1e-12 and 1e-2."
    A = A.astype(float)
    if not A.any():
        return True
    values = np.linalg.svd(A / np.abs(A).max(), compute_uv=False)
    for shares in (values / values[0], pivots(A)):
        if ((shares > 1e-14) & (shares < 1e-6) & (shares > tol / 100)).any():
            return "Singular values and pivots are rounding errors, or far from them."
        if ((shares > tol / 10) & (shares < 10 * tol)).any():
            return "Singular values and pivots are clearly above or below tol."
    kept = values[values > tol * values[0]]
    return bool(kept[0] <= 1e5 * kept[-1]) or "The condition number is at most 1e5."


def random_product(rng, i):
    m, k, n = 1 + i % 4, 1 + i % 5, 2 + i % 3
    A, B = rng.normal(size=(m, k)), rng.normal(size=(k, n)) * 10.0 ** rng.uniform(-3, 3)
    case = {"A": A.T.copy() if i % 2 else A, "B": B.T.copy() if i % 3 == 0 else B}
    return case | {"transpose_a": bool(i % 2), "transpose_b": i % 3 == 0}


def random_matrix(rng, i):
    n = 1 + i % 5
    A = rng.normal(size=(n, n if i % 4 else n + 2)) * 10.0 ** rng.uniform(-2, 2)
    if i % 3 == 0 and n > 1:
        A[n - 1] = A[:-1].T.sum(axis=1) * 0.7
    case = {"A": A, "tol": float(10.0 ** rng.integers(-10, -7))}
    return case if valid_properties(**case) is True else {"A": np.eye(n) * 2.0 + np.tri(n), "tol": 1e-9}


def build(cases):
    a = np.array
    A, B = a([[1.0, 2.0, -1.0], [3.0, 0.5, 4.0]]), a([[2.0, -1.0], [0.0, 5.0], [1.0, 3.0]])
    e = cases.of("matmul")
    e.example("two-by-three", A=A, B=B + 0.5)
    e.example("first-transposed", A=a([[1.0, 2.0], [3.0, 4.0], [0.0, -1.0]]), B=B, transpose_a=True)
    e.edge("second-transposed", A=A, B=a([[1.0, 0.0, 2.0], [5.0, 1.0, 1.0], [2.0, 2.0, 0.0], [1.0, 3.0, 7.0]]),
           transpose_b=True)
    e.edge("both-transposed", A=A, B=a([[1.0, 4.0], [0.0, 2.0], [-3.0, 6.0]]), transpose_a=True, transpose_b=True)
    e.edge("row-times-column", A=A[:1], B=B[:, 1:])
    e.edge("column-times-row", A=A[:, 1:2], B=B[:1])
    e.edge("inner-length-zero", A=np.zeros((2, 0)), B=np.zeros((0, 3)))
    e.edge("no-rows", A=np.zeros((0, 3)), B=B)
    e.edge("inner-lengths-differ", A=A, B=A[:, :2], raises=ValueError)
    e.edge("more-rows-below", A=A[:, :2], B=B, raises=ValueError)
    e.edge("one-column-against-three", A=A[:, :1], B=B, raises=ValueError)
    e.edge("fits-before-the-flag", A=A, B=B, transpose_a=True, raises=ValueError)
    e.shape("square", A=a([[1.0, 2.0], [3.0, 5.0]]), B=a([[0.0, 1.0], [4.0, -2.0]]))
    e.shape("unsigned", A=a([[200, 3], [100, 90]], dtype=np.uint8), B=a([[7, 250, 1], [100, 2, 0]], dtype=np.uint8))
    e.shape("layouts", A=Layout(A, "fortran"), B=Layout(B, "readonly"))
    e.stability("unlike-in-size", A=A * a([[1e20], [1e25]]), B=1e-20 * B)
    e.random(32, random_product, seed=1551)
    digit = st.sampled_from([0.0, 1.0, 2.0, -3.0])

    def pair(lengths):
        m, k, n = lengths
        return st.fixed_dictionaries({"A": hnp.arrays(np.float64, (m, k), elements=digit),
                                      "B": hnp.arrays(np.float64, (k, n), elements=digit)})

    e.strategy(st.tuples(*[st.integers(1, 2)] * 3).flatmap(pair).filter(lambda g: valid(**g) is True), valid=valid)

    e = cases.of("matrix_properties")
    e.example("regular", A=a([[0.0, 2.0], [4.0, 1.0]]), tol=1e-9)
    e.example("singular", A=a([[1.0, 2.0, 3.0], [2.0, 4.0, 7.0], [3.0, 6.0, 9.0]]), tol=1e-9)
    e.example("wide", A=a([[1.0, 2.0, 0.5], [-2.0, 1.0, 3.0]]), tol=1e-9)
    e.edge("tall-of-rank-one", A=a([[1.0, 2.0], [3.0, 6.0], [-0.5, -1.0]]), tol=1e-9)
    e.edge("empty-columns-first", A=a([[0.0, 0.0, 5.0, 2.0], [0.0, 3.0, 1.0, 0.0], [0.0, 6.0, 7.0, 2.0]]), tol=1e-9)
    e.edge("singular-up-to-rounding", A=a([[0.1, 0.2, 0.3], [0.7, 0.0, 0.4], [0.8, 0.2, 0.7]]), tol=1e-9)
    e.edge("coarse-tolerance", A=a([[5.0, 1.0, 2.0], [1.0, 4.0, 3.0], [6.0, 5.0, 5.00001]]), tol=1e-3)
    e.edge("fine-tolerance", A=a([[5.0, 1.0, 2.0], [1.0, 4.0, 3.0], [6.0, 5.0, 5.001]]), tol=1e-7)
    e.edge("zeros", A=np.zeros((2, 2)), tol=1e-9)
    e.edge("one-element", A=a([[-4.0]]), tol=1e-9)
    e.edge("three-exchanged", A=a([[0.0, 0.0, 2.0], [3.0, 1.0, 0.0], [0.0, 5.0, 1.0]]), tol=1e-9)
    e.edge("two-exchanges", A=a([[1.0, 2.0, 0.0], [2.0, 1.0, 3.0], [4.0, 0.0, 1.0]]), tol=1e-9)
    e.shape("smallest-integers", A=np.full((2, 2), -128, dtype=np.int8), tol=1e-9,
            note="In int8 the magnitude of -128 is -128: convert before you take it.")
    e.shape("unsigned", A=a([[200, 3, 90], [100, 250, 7], [1, 2, 180]], dtype=np.uint8), tol=1e-9)
    e.shape("layouts", A=Layout(a([[2.0, 1.0, 0.0], [1.0, -3.0, 4.0], [5.0, 0.0, 1.0]]), "fortran"), tol=1e-9)
    e.shape("read-only", A=Layout(a([[2.0, 1.0], [1.0, -3.0]]), "readonly"), tol=1e-9)
    e.stability("tiny-pivot", A=a([[3e-11, 2.3, 1.1], [1.7, 1.2, 3.7], [2.1, -1.9, 1.3]]), tol=1e-12,
                note="The first element is no zero, and yet no pivot.")
    e.stability("tiny-matrix", A=1e-25 * a([[3.0, 1.0], [2.0, 5.0]]), tol=1e-9)
    e.stability("large-singular", A=1e25 * a([[0.1, 0.7], [0.3, 2.1]]), tol=1e-9)
    e.random(32, random_matrix, seed=1552)
    square = st.integers(1, 2).flatmap(lambda n: hnp.arrays(np.float64, (n, n), elements=digit))
    wide = hnp.arrays(np.float64, (2, 3), elements=digit)
    given = st.fixed_dictionaries({"A": square | wide, "tol": st.sampled_from([1e-9, 1e-6])})
    e.strategy(given.filter(lambda g: valid_properties(**g) is True), valid=valid_properties)
