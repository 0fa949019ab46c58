import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid_layer(x, weights, bias):
    x, weights, bias = np.asarray(x), np.asarray(weights), np.asarray(bias)
    if x.ndim != 2 or weights.ndim != 2 or bias.ndim != 1 or 0 in x.shape or 0 in weights.shape:
        return "x is (N, D), weights is (D, H), bias is (H,), none of them empty."
    if x.shape[1] != weights.shape[0] or weights.shape[1] != bias.shape[0]:
        return "The shapes do not fit: x is (N, D), weights is (D, H), bias is (H,)."
    arrays = [np.asarray(a, dtype=float) for a in (x, weights, bias)]
    if not all((np.abs(a) <= 1e8).all() for a in arrays):
        return "All values must be finite, with magnitudes up to 1e8."
    if all((a * 64 == np.round(a * 64)).all() and (np.abs(a) <= 1000).all() for a in arrays):
        return True  # every product and sum is exact, ties at zero included
    x, weights, bias = arrays
    z, size = x @ weights + bias, np.abs(x) @ np.abs(weights) + np.abs(bias)
    return bool((np.abs(z) > 1e-9 * size).all()) or "A pre-activation is too close to zero to say on which side it is."


def valid_norms(x, weights, bias, upstream, slope=0.01):
    layer = valid_layer(x, weights, bias)
    if layer is not True:
        return layer
    if np.shape(upstream) != (np.shape(x)[0], np.shape(weights)[1]):
        return "upstream must be (N, H)."
    if not (np.abs(np.asarray(upstream, dtype=float)) <= 1e6).all():
        return "upstream must be finite, with magnitudes up to 1e6."
    return bool(0 <= slope <= 1) or "slope must lie between 0 and 1."


def random_layer(rng, i):
    n, d, h = 2 + i % 5, 1 + i % 4, 3 + i % 3
    return {"x": rng.normal(size=(n, d)), "weights": rng.normal(size=(d, h)), "bias": rng.normal(size=h) * 2 - 1}


def random_norms(rng, i):
    case = random_layer(rng, i)
    case["upstream"] = rng.normal(size=(len(case["x"]), len(case["bias"])))
    if i % 2:
        case["slope"] = float(rng.choice([0.0, 0.1, 0.3, 1.0]))
    return case


X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0]])
W = np.array([[1.0, -1.0, 0.5, 0.0], [0.5, 0.0, -1.0, 1.0]])
B = np.array([-0.5, -3.0, 0.25, -2.5])
G = np.array([[1.0, 2.0, -1.0, 0.5], [0.5, -1.0, 3.0, 2.0], [-2.0, 1.0, 0.25, 1.0]])


def layers(e, more):
    """The cases that both entries share; `more` are the further inputs for a shape."""
    e.example("four-units", x=X, weights=W, bias=B, **more(3, 4))
    e.edge(
        "largest-is-exactly-zero",
        x=np.array([[1.0, 1.0], [2.0, -1.0]]),
        weights=np.array([[1.0, -1.0], [-1.0, 0.5]]),
        bias=np.array([-3.0, 0.5]),
        **more(2, 2),
    )
    e.edge(
        "zero-is-not-firing",
        x=np.array([[1.0], [0.0], [-1.0]]),
        weights=np.array([[2.0, 0.0, -3.0]]),
        bias=np.zeros(3),
        **more(3, 3),
    )
    e.edge("all-dead", x=X, weights=W, bias=np.array([-5.0, -4.0, -8.5, -3.0]), **more(3, 4))
    e.edge("none-dead", x=X, weights=W, bias=np.array([1.0, 3.0, 0.75, 2.5]), **more(3, 4))
    e.edge(
        "integers",
        x=np.array([[1, 2], [3, -1]]),
        weights=np.array([[1, -2, 0], [0, 1, -3]]),
        bias=np.array([-2, 1, -4]),
        **more(2, 3),
    )
    e.shape(
        "one-sample",
        x=np.array([[0.5, -1.0, 2.0]]),
        weights=np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.25]]),
        bias=np.array([0.25, 0.125]),
        **more(1, 2),
    )
    e.shape(
        "one-unit",
        x=np.array([[0.5], [1.5], [-2.0], [3.0]]),
        weights=np.array([[-1.0]]),
        bias=np.array([-2.5]),
        **more(4, 1),
    )
    e.shape(
        "square-and-asymmetric",
        x=np.array([[1.0, 4.0], [-2.0, 0.5]]),
        weights=np.array([[0.5, -3.0], [2.0, 1.0]]),
        bias=np.array([-9.0, 0.5]),
        **more(2, 2),
    )
    e.shape("fortran-order", x=Layout(X, "fortran"), weights=Layout(W, "fortran"), bias=B, **more(3, 4))
    e.shape(
        "strided-and-read-only",
        x=Layout(X, "strided"),
        weights=Layout(W, "readonly"),
        bias=Layout(B, "strided"),
        **more(3, 4),
    )
    e.stability(
        "barely-dead",
        x=np.array([[1.0, 1e-7], [0.5, 0.0]]),
        weights=np.array([[-1e-6, -1e-6, 1e-6], [1.0, 11.0, 0.0]]),
        bias=np.array([0.0, 1e-7, -3e-6]),
        **more(2, 3),
    )
    e.stability("large-values", x=X * 1e5, weights=W * 300, bias=B * 1e6 - 3e7, **more(3, 4))


def build(cases):
    e = cases.of("dead_units")
    layers(e, lambda n, h: {})
    e.random(30, random_layer, seed=231)
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    sizes = st.tuples(*[st.integers(1, 3)] * 3)

    def layer(size):
        n, d, h = size
        shapes = {"x": (n, d), "weights": (d, h), "bias": (h,)}
        return {name: hnp.arrays(np.float64, shape, elements=small) for name, shape in shapes.items()}

    e.strategy(sizes.flatmap(lambda size: st.fixed_dictionaries(layer(size))), valid=valid_layer)

    e = cases.of("weight_grad_norms")
    layers(e, lambda n, h: {"upstream": (G if (n, h) == (3, 4) else np.linspace(-1.5, 2.25, n * h).reshape(n, h))})
    e.edge("slope-zero", x=X, weights=W, bias=B, upstream=G, slope=0.0)
    e.edge("slope-one", x=X, weights=W, bias=B, upstream=G, slope=1.0)
    e.edge("slope-a-quarter", x=X, weights=W, bias=B, upstream=G, slope=0.25)
    e.edge(
        "integer-upstream",
        x=X,
        weights=W,
        bias=B,
        upstream=np.array([[1, 2, -1, 0], [3, -1, 2, 2], [-2, 1, 1, 1]]),
        slope=0.5,
    )
    e.stability("tiny-upstream", x=X, weights=W, bias=B, upstream=G * 1e-7, slope=0.1)
    e.random(30, random_norms, seed=232)

    def norms(size):
        upstream = hnp.arrays(np.float64, (size[0], size[2]), elements=small)
        return st.fixed_dictionaries(
            {**layer(size), "upstream": upstream}, optional={"slope": st.sampled_from([0.0, 0.5, 1.0])}
        )

    e.strategy(sizes.flatmap(norms), valid=valid_norms)
