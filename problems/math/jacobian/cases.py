import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def array(x, axes, limit):
    good = isinstance(x, np.ndarray) and x.dtype.kind in "iuf" and x.ndim == axes
    return good and bool((np.abs(x.astype(float)) <= limit).all())


def valid_numerical(f, x, eps=1e-5):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not array(x, 1, 100):
        return "x is an array of numbers, of shape (n,), at most 100 in size."
    if isinstance(eps, bool) or not isinstance(eps, (int, float)) or not 1e-6 <= eps <= 1:
        return "eps is between 1e-6 and 1."
    try:
        value = f(x.astype(float))
    except (IndexError, ValueError):
        return "f must fit x."
    return (np.ndim(value) == 1 and len(value) >= 1) or "f returns an array of shape (m,), with m from 1 on."


def valid_softmax(x):
    return (array(x, 2, 1000) and x.size > 0) or "x is an array of numbers, of shape (B, n), at most 1000 in size."


def valid_layer(W, b, x):
    if not (array(W, 2, 100) and array(b, 1, 100) and array(x, 1, 100)) or W.size == 0:
        return "W, b and x are arrays of numbers, at most 100 in size."
    return W.shape == (len(b), len(x)) or "The shapes are (m, n), (m,) and (n,)."


def random_numerical(rng, i):
    n, m = 2 + i % 4, 1 + i % 3
    functions = [
        Fn("affine", matrix=rng.normal(size=(m, n)).tolist(), offset=rng.normal(size=m).tolist()),
        Fn("products"),
        Fn("waves", frequencies=rng.uniform(0.3, 1.5, size=m).tolist()),
        Fn("identity"),
    ]
    case = {"f": functions[i % 4], "x": rng.normal(size=n)}
    return case | ({"eps": float(rng.choice([1e-4, 1e-2, 0.3]))} if i % 3 else {})


def random_softmax(rng, i):
    return {"x": rng.normal(scale=[1.0, 5.0, 60.0][i % 3], size=(1 + i % 3, 2 + i % 4))}


def random_layer(rng, i):
    m, n = 1 + i % 4, 1 + i % 5
    return {"W": rng.normal(size=(m, n)), "b": rng.normal(size=m), "x": rng.normal(size=n)}


def build(cases):
    a = np.array
    e = cases.of("numerical_jacobian")
    matrix = [[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]]
    e.example("affine", f=Fn("affine", matrix=matrix, offset=[1.0, -2.0]), x=a([1.0, 0.0, 2.0]))
    e.example("products", f=Fn("products"), x=a([2.0, -1.0, 3.0]))
    e.edge("no-inputs", f=Fn("affine", matrix=[], offset=[1.0, -2.0]), x=a([]))
    e.edge("one-output", f=Fn("affine", matrix=[[1.0, -2.0, 0.5]], offset=[3.0]), x=a([0.0, 1.0, 2.0]))
    e.edge("one-input", f=Fn("waves", frequencies=[1.0, 0.5, 2.0]), x=a([0.7]))
    e.edge("returns-its-argument", f=Fn("identity"), x=a([1.0, -2.0]))
    e.edge("wide-step", f=Fn("waves", frequencies=[1.0, 2.0]), x=a([0.3, -0.4]), eps=0.5)
    e.shape("integers", f=Fn("products"), x=a([2, 5, 3]))
    e.shape("read-only", f=Fn("waves", frequencies=[1.0, 2.0]), x=Layout(a([0.3, -0.4, 1.0]), "readonly"))
    e.stability("no-drift", f=Fn("products"), x=a([0.1, 70.7, 0.3]), eps=0.3)
    e.random(30, random_numerical, seed=1551)
    few = st.lists(st.sampled_from([0.0, 1.0, -2.0, 0.5]), min_size=2, max_size=3).map(np.array)
    some = st.sampled_from([Fn("products"), Fn("identity"), Fn("waves", frequencies=[1.0])])
    e.strategy(st.fixed_dictionaries({"f": some, "x": few}, optional={"eps": st.just(0.25)}), valid=valid_numerical)

    f = cases.of("softmax_jacobian")
    f.example("one-row", x=np.log(a([[1.0, 2.0, 5.0]])), note="The probabilities are 1/8, 2/8 and 5/8.")
    f.example("two-rows", x=a([[0.0, 1.0, 2.0], [1.0, -1.0, 0.5]]))
    f.edge("one-output", x=a([[3.0], [-7.0]]))
    f.shape("as-many-rows-as-columns", x=a([[0.5, 1.0], [2.0, -1.0]]))
    f.shape("integers", x=a([[1, 3, 0, 2], [2, 2, 1, 5]]))
    f.shape("unsigned", x=a([[1, 3, 0], [200, 202, 201]], dtype=np.uint8))
    f.shape("fortran", x=Layout(a([[0.0, 1.0, 2.0], [1.0, -1.0, 0.5]]), "fortran"))
    f.stability("overflow", x=a([[1000.0, 999.0, 998.0], [-999.0, -1000.0, -998.5]]))
    f.stability("mixed", x=a([[-800.0, 2.0, 1.0], [5.0, 300.0, 299.0]]))
    f.random(30, random_softmax, seed=1552)
    pair = st.lists(st.sampled_from([0.0, 1.0, -2.0]), min_size=2, max_size=2)
    f.strategy(st.lists(pair, min_size=1, max_size=2).map(lambda x: {"x": np.array(x)}), valid=valid_softmax)

    g = cases.of("tanh_layer_jacobians")
    W, b, x = a([[0.5, -1.0, 0.25], [1.0, 0.5, -0.5]]), a([0.1, -0.3]), a([1.0, 0.5, 2.0])
    g.example("one-output", W=a([[1.0, 2.0]]), b=a([0.5]), x=a([0.5, -0.5]))
    g.example("two-outputs", W=W, b=b, x=x)
    g.edge("one-input", W=a([[1.0], [-0.5], [0.25]]), b=a([0.5, 0.0, 1.0]), x=a([0.75]))
    g.shape("square", W=a([[0.5, -1.0], [0.25, 0.75]]), b=b, x=a([1.5, -0.5]))
    g.shape("integers", W=a([[1, 2, 0], [0, 1, 1]]), b=a([1, 0]), x=a([0, 1, 2]))
    g.shape("bytes", W=a([[90, 0], [3, 1]], dtype=np.uint8), b=a([1, 0], dtype=np.uint8), x=a([3, 0], dtype=np.uint8))
    g.shape("layouts", W=Layout(W, "fortran"), b=Layout(b, "readonly"), x=Layout(x, "strided"))
    g.stability("saturated", W=a([[30.0, 5.0], [0.01, 0.02]]), b=a([1.0, 0.5]), x=a([2.0, 1.0]))
    g.random(30, random_layer, seed=1553)
    numbers = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def layer(m, n):
        rows = st.lists(numbers, min_size=m * n, max_size=m * n).map(lambda v: np.array(v).reshape(m, n))
        vectors = (st.lists(numbers, min_size=k, max_size=k).map(np.array) for k in (m, n))
        return st.fixed_dictionaries(dict(zip(("W", "b", "x"), (rows, *vectors))))

    sizes = st.tuples(st.integers(1, 2), st.integers(1, 2))
    g.strategy(sizes.flatmap(lambda size: layer(*size)), valid=valid_layer)
