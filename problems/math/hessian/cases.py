import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def array(x, axes, limit):
    good = isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and x.ndim == axes and x.size > 0
    return good and bool((np.abs(x.astype(float)) <= limit).all())


def valid_hessian(f, x):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not array(x, 1, 10):
        return "x is an array of numbers, of shape (n,), at most 10 in size."
    try:
        value = f(x.astype(float))
    except (IndexError, ValueError):
        return "f must fit x."
    return bool(np.isfinite(value) and abs(value) <= 1e4) or "f is at most 1e4 in size."


def valid_product(grad, x, v):
    if not array(x, 1, 10) or not array(v, 1, 1e8) or x.shape != v.shape:
        return "x and v are arrays of numbers, of shape (n,); x is at most 10, v at most 1e8 in size."
    size = np.linalg.norm(v.astype(float))
    if 0 < size < 1e-8:
        return "v is 0, or has a norm of 1e-8 at least."
    try:
        value = grad(x.astype(float))
    except (IndexError, ValueError):
        return "grad must fit x."
    return bool(np.isfinite(value).all() and np.abs(value).max() <= 1e4) or "The gradient is at most 1e4 in size."


def valid_kind(H, tol=1e-8):
    if not array(H, 2, 1e12) or H.shape[0] != H.shape[1] or not (H == H.T).all():
        return "H is a symmetric array of numbers, at most 1e12 in size."
    if isinstance(tol, bool) or not isinstance(tol, (int, float)) or not 1e-10 <= tol <= 0.1:
        return "tol is between 1e-10 and 0.1."
    values = np.abs(np.linalg.eigvalsh(H.astype(float)))
    share = values / values.max() if values.max() > 0 else np.zeros(1)
    return bool(((share > 10 * tol) | (share < tol / 10)).all()) or "An eigenvalue is near the threshold."


def function(rng, i, n):
    square = rng.normal(size=(n, n))
    choices = [
        ("quartic", {"matrix": (square + square.T).tolist(), "power": float(rng.uniform(0.1, 1))}),
        ("log_sum_exp", {}),
        ("coupled", {"rate": float(rng.uniform(0.5, 1.5))}),
        ("rosenbrock", {"a": float(rng.normal()), "b": float(rng.uniform(1, 5))}),
    ]
    return choices[i % 4]


def random_hessian(rng, i):
    n = 2 if i % 4 == 3 else 2 + i % 3
    name, options = function(rng, i, n)
    return {"f": Fn(name, **options), "x": rng.normal(size=n)}


def random_product(rng, i):
    n = 2 if i % 4 == 3 else 2 + i % 5
    name, options = function(rng, i, n)
    v = rng.normal(size=n) * 10.0 ** [0, 6, -6][i % 3]
    return {"grad": Fn(f"{name}_grad", **options), "x": rng.normal(size=n), "v": v}


def random_kind(rng, i):
    n = 2 + i % 3
    turn = np.linalg.qr(rng.normal(size=(n, n)))[0]
    values = rng.uniform(0.2, 3.0, size=n) * [1, -1][i // 4 % 2] * 10.0 ** rng.integers(-3, 4)
    if i % 4 == 1:
        values[0] *= -1
    if i % 4 >= 2:
        values[0] = 0.0
    if i % 4 == 3:
        values[-1] *= -1e-3
    H = (turn * values) @ turn.T
    return {"H": (H + H.T) / 2} | ({"tol": 1e-5} if i % 3 == 0 else {})


def build(cases):
    a = np.array
    bowl = {"matrix": [[2.0, 1.0], [1.0, -3.0]], "power": 0.5}
    e = cases.of("numerical_hessian")
    e.example("quartic", f=Fn("quartic", **bowl), x=a([1.0, -0.5]))
    e.example("rosenbrock", f=Fn("rosenbrock", a=1.0, b=2.0), x=a([0.5, 1.5]))
    e.edge("one-number", f=Fn("quartic", matrix=[[3.0]], power=0.25), x=a([0.75]))
    e.edge("at-zero", f=Fn("coupled", rate=2.0), x=a([0.0, 0.0, 0.0]))
    e.shape("four-numbers", f=Fn("coupled", rate=1.3), x=a([0.4, -1.0, 0.7, 1.6]))
    e.shape("integers", f=Fn("coupled", rate=0.5), x=a([2, 1, 3]))
    e.shape("read-only", f=Fn("log_sum_exp"), x=Layout(a([0.3, -0.5, 1.0]), "readonly"))
    e.stability("large-value", f=Fn("quartic", matrix=[[60.0, 5.0], [5.0, -40.0]], power=0.02), x=a([9.0, 6.0]))
    e.random(30, random_hessian, seed=1561)
    pair = st.tuples(*[st.sampled_from([0.0, 1.0, -2.0, 0.5])] * 2).map(np.array)
    names = ["log_sum_exp", "coupled"]
    some = st.sampled_from([Fn("log_sum_exp"), Fn("coupled", rate=1.0)])
    e.strategy(st.fixed_dictionaries({"f": some, "x": pair}), valid=valid_hessian)

    f = cases.of("hessian_vector_product")
    f.example("quartic", grad=Fn("quartic_grad", **bowl), x=a([1.0, -0.5]), v=a([2.0, 1.0]))
    f.example("coupled", grad=Fn("coupled_grad", rate=1.3), x=a([0.4, -1.0, 0.7]), v=a([1.0, 0.0, -2.0]))
    f.edge("zero", grad=Fn("quartic_grad", **bowl), x=a([1.0, -0.5]), v=a([0.0, 0.0]))
    f.edge("one-number", grad=Fn("quartic_grad", matrix=[[3.0]], power=0.25), x=a([0.75]), v=a([-2.0]))
    six = a([0.4, -1.0, 0.7, 1.6, 0.2, -0.3])
    f.shape("six-numbers", grad=Fn("coupled_grad", rate=1.3), x=six, v=np.cos(np.arange(6.0)))
    f.shape("integers", grad=Fn("coupled_grad", rate=0.5), x=a([2, 1, 3]), v=a([1, 0, 2]))
    f.shape("layouts", grad=Fn("log_sum_exp_grad"), x=Layout(six, "readonly"), v=Layout(six[::-1] * 2, "strided"))
    f.stability("huge-vector", grad=Fn("coupled_grad", rate=1.3), x=six, v=1e7 * np.cos(np.arange(6.0)))
    f.stability("tiny-vector", grad=Fn("coupled_grad", rate=1.3), x=six, v=1e-8 * np.cos(np.arange(6.0)))
    f.random(30, random_product, seed=1562)
    grads = st.sampled_from([Fn(f"{names[0]}_grad"), Fn(f"{names[1]}_grad", rate=1.0)])
    f.strategy(st.fixed_dictionaries({"grad": grads, "x": pair, "v": pair}), valid=valid_product)

    # coverage-ok: H: a Hessian is square
    g = cases.of("classify_critical_point")
    g.example("minimum", H=a([[2.0, 1.0], [1.0, 3.0]]))
    g.example("saddle", H=a([[1.0, 2.0], [2.0, 1.0]]))
    g.example("degenerate", H=a([[1.0, 2.0], [2.0, 4.0]]))
    g.edge("maximum", H=a([[-2.0, 1.0], [1.0, -3.0]]))
    g.edge("zero", H=np.zeros((2, 2)))
    g.edge("saddle-with-a-zero", H=np.diag([1.0, 0.0, -2.0]))
    g.edge("downwards-with-a-zero", H=np.diag([-1.0, 0.0, -2.0]))
    g.edge("one-number", H=a([[-0.5]]))
    g.edge("loose-tol", H=np.diag([1.0, 1e-4, 3.0]), tol=0.01)
    g.edge("loose-tol-below", H=np.diag([1.0, -1e-4]), tol=0.01)
    g.edge("mostly-down", H=np.diag([-1.0, 1e-4]), tol=0.01)
    g.edge("just-a-saddle", H=np.diag([1.0, -2e-7]))
    g.edge("just-degenerate", H=np.diag([1.0, -2e-10]))
    g.shape("integers", H=a([[2, 1, 0], [1, 2, 1], [0, 1, 2]]))
    g.stability("tiny", H=a([[2e-12, 1e-12], [1e-12, 3e-12]]))
    g.random(32, random_kind, seed=1563)
    entry = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    g.strategy(
        st.builds(lambda p, q, r: {"H": np.array([[p, q], [q, r]])}, entry, entry, entry)
        | entry.map(lambda p: {"H": np.array([[p]]), "tol": 0.01}),
        valid=valid_kind,
    )
