import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def array(x, axes, limit):
    good = isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and x.ndim == axes
    return good and bool((abs(x.astype(float)) <= limit).all())


def number(x, low, high):
    return isinstance(x, (int, float)) and not isinstance(x, bool) and low <= x <= high


def valid_matrix(A, rtol=1e-9):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not array(A, 2, 1e15) or A.size == 0 or A.shape[0] != A.shape[1]:
        return "A is a square array of numbers, at most 1e15 in size."
    if not number(rtol, 1e-12, 0.5):
        return "rtol is between 1e-12 and 0.5."
    values = np.linalg.eigvalsh(A.astype(float) / 2 + A.astype(float).T / 2)
    size = abs(values).max()
    if 0 < size < 1e-100:
        return "A is zero, or has an element of size 1e-100 at least."
    low = abs(values[0]) / size if size else 0.0
    clear = size == 0 or low > 10 * rtol or low < rtol / 10
    return bool(clear) or "The lowest eigenvalue is near the threshold."


def valid_points(f, points, tol=1e-9):
    if not array(points, 2, 1e6) or len(points) > 30 or points.shape[1] == 0:
        return "points is an array of numbers, of shape (n, d), with at most 30 rows."
    if not number(tol, 1e-9, 100):
        return "tol is between 1e-9 and 100."
    points = points.astype(float)
    try:
        values = [f(p) for p in points]
        pairs = [(i, j) for i in range(len(points)) for j in range(i)]
        bulges = np.array([f((points[i] + points[j]) / 2) - (values[i] + values[j]) / 2 for i, j in pairs])
    except (IndexError, ValueError):
        return "f must fit the points."
    if not np.isfinite(values).all() or np.abs(values).max(initial=0) > 1e6:
        return "f is at most 1e6 in size at the points."
    margin = 0.01 * tol + 1e-15 * np.abs(values).max(initial=0)
    return bool((abs(bulges - tol) > margin).all()) or "A pair is too near to tol."


def valid_descent(grad, starts, lr, steps, radius):
    if not array(starts, 2, 100) or not 1 <= len(starts) <= 20 or starts.shape[1] == 0:
        return "starts is an array of numbers, of shape (n, d), with 1 to 20 rows."
    whole = isinstance(steps, (int, np.integer)) and not isinstance(steps, bool) and 0 <= steps <= 200
    if not whole or not number(lr, 1e-4, 1) or not number(radius, 1e-6, 10):
        return "steps is in 0 to 200, lr in 0.0001 to 1 and radius in 1e-6 to 10."
    x = starts.astype(float)
    try:
        for _ in range(steps):
            x = x - lr * np.array([grad(row) for row in x])
            if not (abs(x) < 1e6).all():
                return "A descent runs away."
    except (IndexError, ValueError):
        return "grad must fit the starts."
    apart = np.linalg.norm(x[:, None] - x[None], axis=2)
    if not ((apart < radius / 2) | (apart > 2 * radius)).all():
        return "Two ends are neither close together nor far apart."
    near = apart < radius
    return bool((near == (near @ near)).all()) or "Ends are close in a chain."


def random_matrix(rng, i):
    d = 2 + i // 3 % 3
    square = rng.normal(size=(d, d))
    turn = np.linalg.qr(square)[0]
    values = rng.uniform(0.1, 3.0, size=d) * 10.0 ** rng.integers(-6, 7)
    if i % 3 == 1:
        values[0] = 0.0
    if i % 3 == 2:
        values[-1] *= -1e-3
    symmetric = (turn * values) @ turn.T
    skew = abs(values).max() * (square - square.T)
    case = {"A": (symmetric + symmetric.T) / 2 + skew * (i % 2)}
    return case | ({"rtol": 1e-6} if i % 5 == 0 else {})


def random_points(rng, i):
    d, n = 1 + i % 3, 3 + i % 4
    square = rng.normal(size=(d, d))
    functions = [
        Fn("quadratic", matrix=(square @ square.T).tolist(), vector=rng.normal(size=d).tolist()),
        Fn("double_well", tilt=float(rng.normal())),
        Fn("ripple", height=float(rng.uniform(0.2, 0.6))),
        Fn("powers", power=float(rng.choice([0.5, 1.5, 3.0]))),
    ]
    case = {"f": functions[i % 4], "points": rng.normal(scale=1.5, size=(n, d))}
    return case | ({"tol": float(rng.uniform(0.02, 0.2))} if i % 3 == 0 else {})


def random_descent(rng, i):
    d = 1 + i % 2
    family = [Fn("double_well_grad", tilt=float(rng.uniform(-0.2, 0.2))), Fn("ripple_grad", height=0.4)][i % 2]
    signs = rng.choice([-1.0, 1.0], size=(4, d))
    starts = signs * rng.uniform(0.6, 1.6, size=(4, d))
    return {"grad": family, "starts": starts, "lr": float(rng.uniform(0.1, 0.2)), "steps": 120, "radius": 0.05}


def build(cases):
    a = np.array
    # coverage-ok: A: a quadratic form has a square matrix
    e = cases.of("classify_quadratic")
    e.example("bowl", A=a([[2.0, 1.0], [1.0, 3.0]]))
    e.example("trough", A=a([[1.0, 2.0], [2.0, 4.0]]))
    e.example("saddle-not-symmetric", A=a([[1.0, 5.0], [0.0, 1.0]]))
    e.edge("bowl-not-symmetric", A=a([[1.0, 9.0], [-8.5, 2.0]]))
    e.edge("upper-triangle-only", A=a([[1.0, 0.0], [5.0, 1.0]]))
    e.edge("trough-and-hill", A=a([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, -2.0]]))
    e.edge("two-negative", A=a([[-1.0, 0.0], [0.0, -3.0]]))
    e.edge("zero", A=np.zeros((3, 3)))
    e.edge("one-number", A=a([[0.5]]))
    e.edge("loose-threshold", A=a([[1.0, 0.0], [0.0, 1e-3]]), rtol=0.05)
    e.edge("loose-threshold-below", A=a([[1.0, 0.0], [0.0, -1e-3]]), rtol=0.05)
    e.edge("just-strictly", A=a([[1.0, 0.0], [0.0, 2e-8]]))
    e.edge("just-not", A=a([[1.0, 0.0], [0.0, -2e-8]]))
    e.edge("mostly-down", A=a([[-100.0, 0.0], [0.0, 1e-3]]), rtol=1e-3)
    e.edge("large-skew-part", A=a([[1.0, 1e4], [-1e4, 2e-5]]), rtol=1e-6)
    e.shape("integers", A=a([[2, 1], [3, 4]]))
    e.shape("unsigned", A=a([[100, 100], [200, 120]], dtype=np.uint8))
    e.shape("fortran", A=Layout(a([[2.0, 7.0, 0.0], [-6.0, 3.0, 1.0], [0.5, -1.0, 1.0]]), "fortran"))
    e.stability("tiny", A=a([[2e-20, 1e-20], [1e-20, 3e-20]]))
    e.stability("tiny-saddle", A=a([[2e-20, 0.0], [0.0, -3e-20]]))
    third = np.outer([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) * 1e12 / 3
    e.stability("large-trough", A=third, note="Rank one: two eigenvalues are 0 up to rounding.")
    e.random(30, random_matrix, seed=1541)

    line = Fn("quadratic", matrix=[[0.0, 0.0], [0.0, 0.0]], vector=[0.1, -0.7])
    hill = Fn("quadratic", matrix=[[-2.0]], vector=[0.0])
    bowl = Fn("quadratic", matrix=[[2.0, 1.0], [1.0, 3.0]], vector=[1.0, 0.0])
    saddle = Fn("quadratic", matrix=[[2.0, 0.0], [0.0, -1.0]], vector=[0.0, 0.0])
    f = cases.of("midpoint_violation")
    f.example("two-wells", f=Fn("double_well", tilt=0.0), points=a([[-2.0], [-1.0], [1.0]]))
    f.example("bowl", f=bowl, points=a([[0.0, 1.0], [2.0, -1.0], [-1.0, 3.0], [0.5, 0.5]]))
    f.edge("no-points", f=hill, points=np.zeros((0, 1)))
    f.edge("one-point", f=hill, points=a([[3.0]]))
    f.edge("last-pair-alone", f=saddle, points=a([[0.0, 0.0], [9.0, 2.0], [-9.0, 2.0], [0.0, 1.0]])[[1, 2, 0, 3]])
    f.edge("first-with-last", f=saddle, points=a([[0.0, 1.0], [9.0, 0.0], [-5.0, 3.0], [0.5, -2.0]]))
    f.edge("within-tol", f=hill, points=a([[0.0], [1.0]]), tol=0.5)
    f.edge("beyond-tol", f=hill, points=a([[0.0], [1.0]]), tol=0.1)
    f.edge("high-up", f=hill, points=a([[100.0], [98.0]]), tol=0.1, note="tol is absolute.")
    f.edge("straight-line", f=line, points=a([[-0.5, 0.4], [0.1, -0.1], [0.3, 0.7], [-1.1, 0.9]]))
    f.edge("corner", f=Fn("powers", power=1.0), points=a([[1.0], [-2.0], [0.0]]))
    f.edge("cusp", f=Fn("powers", power=0.5), points=a([[0.0], [4.0]]))
    f.shape("integers", f=saddle, points=a([[0, 100], [120, 0], [0, 20]]))
    f.shape("unsigned", f=Fn("quadratic", matrix=[[1.0]], vector=[150.0]), points=a([[200], [100]], dtype=np.uint8))
    f.shape("fortran", f=saddle, points=Layout(a([[0.0, 1.0], [9.0, 0.0], [0.5, -2.0]]), "fortran"))
    f.stability("convex-up-to-rounding", f=bowl, points=a([[1e-9, 0.3], [3e-9, 0.3], [0.1, 0.3]]))
    f.random(30, random_points, seed=1542)

    g = cases.of("count_ends")
    wells = Fn("double_well_grad", tilt=0.1)
    g.example("two-wells", grad=wells, starts=a([[-2.0], [-0.5], [0.7], [1.5]]), lr=0.1, steps=100, radius=0.01)
    g.example("one-bowl", grad=Fn("quadratic_grad", matrix=[[2.0, 1.0], [1.0, 3.0]], vector=[1.0, 0.0]),
              starts=a([[-2.0, 1.0], [3.0, 4.0], [0.0, -3.0]]), lr=0.2, steps=100, radius=0.01)  # fmt: skip
    level = Fn("double_well_grad", tilt=0.0)
    g.edge("stays-on-the-saddle", grad=level, starts=a([[0.0, 1.5], [0.5, 1.5], [-0.5, 1.5]]),
           lr=0.1, steps=100, radius=0.01)  # fmt: skip
    settled = {"lr": 0.1, "steps": 100, "radius": 0.01}
    g.edge("stays-on-the-hill", grad=level, starts=a([[0.0], [0.5], [-0.5]]), lr=0.1, steps=200, radius=0.01)
    still = {"grad": Fn("quadratic_grad", matrix=[[1.0]], vector=[0.0]), "lr": 1.0, "steps": 0}
    g.edge("no-steps-close-pairs", **still, starts=a([[0.149], [0.151], [0.799], [0.802]]), radius=0.1)
    g.shape("unsigned", **still, starts=a([[5], [3], [90]], dtype=np.uint8), radius=5.0)
    g.edge("alternating", grad=wells, starts=a([[-2.0], [1.5], [-0.5], [0.7], [-1.0]]), **settled)
    g.edge("no-steps", grad=wells, starts=a([[-1.0], [0.75], [0.75], [-0.5]]), lr=0.1, steps=0, radius=0.1)
    g.edge("wide-radius", grad=wells, starts=a([[-2.0], [1.5]]), lr=0.1, steps=100, radius=5.0)
    tenth = {"grad": Fn("quadratic_grad", matrix=[[2.0]], vector=[0.5]), "starts": a([[1.0], [2.0]]), "lr": 0.45}
    shrinks = "Each step leaves a tenth of the distance."
    g.edge("two-steps-are-enough", **tenth, steps=2, radius=0.03, note=shrinks)
    g.edge("two-steps-are-too-few", **tenth, steps=2, radius=0.004, note=shrinks)
    g.edge("equal-sums", grad=level, starts=a([[-1.5, 0.5], [0.5, -1.5], [0.6, 0.5]]),
           lr=0.1, steps=100, radius=0.01)  # fmt: skip
    corners = np.array([[1.0] * 6, [1.3] * 6])
    g.edge("diagonal", grad=wells, starts=corners, lr=0.1, steps=0, radius=0.35)
    g.edge("diagonal-near", grad=wells, starts=corners, lr=0.1, steps=0, radius=1.6)
    g.shape("integers", grad=wells, starts=a([[2, 1], [1, 2], [0, 1]]), lr=0.1, steps=100, radius=0.01)
    g.shape("strided", grad=wells, starts=Layout(a([[-2.0, 1.0], [1.5, 0.5]]), "strided"), **settled)
    g.random(30, random_descent, seed=1543)

    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def rows(n, d):
        return st.lists(values, min_size=n * d, max_size=n * d).map(lambda v: np.array(v).reshape(n, d))

    e.strategy(
        st.integers(1, 2).flatmap(lambda d: st.fixed_dictionaries({"A": rows(d, d)}, optional={"rtol": st.just(0.01)})),
        valid=valid_matrix,
    )
    some = st.sampled_from([Fn("double_well", tilt=0.5), Fn("powers", power=1.5), Fn("ripple", height=0.5)])
    few = st.integers(0, 3).flatmap(lambda n: rows(n, 1))
    f.strategy(st.fixed_dictionaries({"f": some, "points": few}), valid=valid_points)
    g.strategy(
        st.fixed_dictionaries(
            {"grad": st.just(wells), "starts": st.integers(1, 3).flatmap(lambda n: rows(n, 1)), "lr": st.just(0.1),
             "steps": st.sampled_from([0, 60]), "radius": st.just(0.1)}
        ).filter(lambda given: len(given["starts"]) > 0),
        valid=valid_descent,
    )  # fmt: skip
