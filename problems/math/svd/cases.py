import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def matrix(A):
    """True, or what is wrong with the matrix."""
    if not isinstance(A, np.ndarray) or A.dtype.kind not in "iuf" or A.ndim != 2 or not 1 <= min(A.shape):
        return "A is a matrix of numbers."
    size = np.abs(A.astype(float))
    if max(A.shape) > 20 or not ((size == 0) | ((size >= 1e-60) & (size <= 1e60))).all():
        return "A has up to 20 rows and columns, and magnitudes between 1e-60 and 1e60, or 0."
    return True


def shares(A):
    """Singular values as shares of the largest."""
    A = A.astype(float)
    s = np.linalg.svd(A / max(np.abs(A).max(), 1e-60), compute_uv=False)
    return s / s[0] if s[0] > 0 else s


def valid(A):
    """True, or the sentence that tells a user why this input is outside the task."""
    told = matrix(A)
    if told is not True:
        return told
    s = shares(A)
    if s[-1] < 1e-5 or (-np.diff(s) < 1e-5).any():
        return "Singular values are at least 1e-5 of the largest, and differ by as much."
    return True


def valid_rank(A, k):
    """The same for low_rank."""
    told = matrix(A)
    if told is not True:
        return told
    if not isinstance(k, int) or isinstance(k, bool):
        return "k is an integer."
    s = shares(A)
    if 0 < k < len(s) and s[0] > 0 and s[k - 1] > 1e-14 and s[k - 1] - s[k] < 1e-3:
        return "The k-th singular value clearly exceeds the next."
    return True


def valid_inverse(A, rcond):
    """The same for pinv."""
    told = matrix(A)
    if told is not True:
        return told
    if not isinstance(rcond, float) or not 1e-12 <= rcond <= 0.9:
        return "rcond is between 1e-12 and 0.9."
    s = shares(A)
    if ((s > 0.9 * rcond) & (s < 1.1 * rcond)).any() or ((s > 1e-14) & (s < 1e-4) & (s > rcond / 100)).any():
        return "Singular values are clearly above or below rcond, and those above are at least 1e-4."
    return True


def random_case(rng, i):
    m, n = [(4, 3), (2, 5), (3, 3), (6, 2), (1, 4)][i % 5]
    return {"A": rng.normal(size=(m, n)) * 10.0 ** rng.uniform(-2, 2)}


def random_rank(rng, i):
    A = random_case(rng, i)["A"]
    return {"A": A, "k": 1 if i % 2 else min(A.shape) - (i % 3 == 0)}


def random_inverse(rng, i):
    A = random_case(rng, i)["A"]
    if i % 3 == 0:
        A = np.outer(A[:, 0], A[0]) if i % 2 else A @ np.diag([0.0] + [1.0] * (A.shape[1] - 1))
    return {"A": A, "rcond": float(10.0 ** rng.integers(-9, -5))}


def build(cases):
    a = np.array
    A = a([[3.0, 1.0, 0.5], [-1.0, 2.0, 4.0], [0.0, 5.0, 1.0], [2.0, 0.0, -2.0]])
    e = cases.of("thin_svd")
    e.example("two-by-two", A=a([[4.0, 0.0], [3.0, -5.0]]))
    e.example("tall", A=A)
    e.example("wide", A=a([[1.0, 2.0, 0.0, 3.0], [0.5, -1.0, 4.0, 1.0]]))
    e.edge("orthogonal-columns-in-the-wrong-order", A=a([[0.0, 3.0, 0.0], [0.0, 0.0, -7.0], [2.0, 0.0, 0.0]]))
    e.edge("one-column", A=a([[3.0], [0.0], [-4.0]]))
    e.edge("one-row", A=a([[1.0, -2.0, 2.0]]))
    e.edge("one-element", A=a([[-5.0]]))
    e.edge("equal-columns-but-one", A=a([[1.0, 1.0], [2.0, 2.0], [0.0, 1.0]]))
    e.shape("unsigned", A=a([[200, 3], [100, 250], [7, 90]], dtype=np.uint8))
    e.shape("layouts", A=Layout(A, "fortran"))
    e.shape("read-only", A=Layout(A.T.copy(), "readonly"))
    rng = np.random.default_rng(163)
    q1, q2 = np.linalg.qr(rng.normal(size=(6, 4)))[0], np.linalg.qr(rng.normal(size=(4, 4)))[0]
    e.stability("small-singular-values", A=(q1 * a([1.0, 0.3, 5e-5, 2e-5])) @ q2)
    e.stability("close-singular-values", A=(q1 * a([2.0, 1.9999, 1.0, 0.9998])) @ q2)
    e.stability("tiny", A=1e-55 * A)
    e.stability("large", A=1e55 * A.T)
    e.stability("columns-unlike-in-size", A=A * a([1.0, 1e-3, 30.0]))
    e.random(32, random_case, seed=1631)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])
    shapes = st.tuples(st.integers(1, 3), st.integers(1, 2))
    small = shapes.flatmap(lambda s: hnp.arrays(np.float64, s, elements=number))
    e.strategy(st.fixed_dictionaries({"A": small}).filter(lambda g: valid(**g) is True), valid=valid)

    e = cases.of("low_rank")
    e.example("rank-one", A=a([[4.0, 0.0], [3.0, -5.0]]), k=1)
    e.example("rank-two", A=A, k=2)
    e.edge("rank-zero", A=A, k=0)
    e.edge("full-rank", A=A.T.copy(), k=3)
    e.edge("more-than-the-rank", A=a([[1.0, 2.0, 0.0], [2.0, 4.0, 0.0], [-1.0, -2.0, 0.0], [3.0, 6.0, 0.0]]), k=3)
    e.edge("zeros", A=np.zeros((2, 3)), k=1)
    e.edge("negative", A=A, k=-1, raises=ValueError)
    e.edge("too-large", A=A, k=4, raises=ValueError)
    e.edge("too-large-for-a-wide-matrix", A=A.T.copy(), k=4, raises=ValueError)
    e.shape("unsigned", A=a([[200, 3, 9], [100, 250, 30]], dtype=np.uint8), k=1)
    e.shape("layouts", A=Layout(A, "readonly"), k=1)
    e.stability("tiny", A=1e-55 * A, k=2)
    e.random(32, random_rank, seed=1632)
    e.strategy(st.fixed_dictionaries({"A": small, "k": st.integers(0, 2)}).filter(lambda g: valid_rank(**g) is True),
               valid=valid_rank)

    e = cases.of("pinv")
    e.example("tall", A=a([[1.0, 0.0], [2.0, 1.0], [0.0, 2.0]]), rcond=1e-9)
    e.example("rank-one", A=a([[1.0, 2.0], [2.0, 4.0], [-1.0, -2.0]]), rcond=1e-9)
    e.edge("wide", A=A.T.copy(), rcond=1e-9)
    e.edge("regular", A=A[:3], rcond=1e-8)
    e.edge("rank-deficient-up-to-rounding", A=a([[0.1, 0.2, 0.3], [0.7, 0.0, 0.4], [0.8, 0.2, 0.7]]), rcond=1e-9)
    e.edge("coarse-limit", A=(q1 * a([8.0, 6.0, 0.95, 0.3])) @ q2, rcond=0.1)
    e.edge("zeros", A=np.zeros((2, 3)), rcond=1e-9)
    e.edge("column-of-zeros", A=a([[1.0, 0.0], [3.0, 0.0], [2.0, 0.0]]), rcond=1e-9)
    e.shape("unsigned", A=a([[200, 3], [100, 250], [7, 90]], dtype=np.uint8), rcond=1e-9)
    e.shape("layouts", A=Layout(A, "fortran"), rcond=1e-9)
    e.stability("tiny", A=1e-50 * A, rcond=1e-9)
    e.stability("large-and-singular", A=1e50 * a([[0.1, 0.7], [0.3, 2.1]]), rcond=1e-9)
    e.random(32, random_inverse, seed=1633)
    e.strategy(st.fixed_dictionaries({"A": small, "rcond": st.sampled_from([1e-9, 0.25])})
               .filter(lambda g: valid_inverse(**g) is True), valid=valid_inverse)
