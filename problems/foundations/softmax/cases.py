import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, axis=-1):
    x = np.asarray(x)
    if x.ndim == 0:
        return "x needs at least one axis."
    if not -x.ndim <= axis < x.ndim:
        return "x has no such axis."
    if x.shape[axis] == 0:
        return "The normalised axis needs at least one element."
    if np.isnan(x).any() or (x == np.inf).any():
        return "x may hold -inf, but neither NaN nor +inf."
    return bool((x.max(axis=axis) > -np.inf).all()) or "Each slice needs a finite entry."


def valid_vjp(x, grad_output, axis=-1):
    if np.shape(grad_output) != np.shape(x):
        return "grad_output has the shape of x."
    if not np.isfinite(grad_output).all() or (np.abs(grad_output) > 1e100).any():
        return "grad_output must be finite, and at most 1e100 in size."
    return valid(x, axis)


def random_logits(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 6, size=1 + i % 3))
    return {
        "x": rng.normal(scale=[1.0, 5.0, 300.0][i % 3 - i % 2], size=shape),
        "axis": int(rng.integers(-len(shape), len(shape))),
    }


def random_vjp(rng, i):
    inputs = random_logits(rng, i)
    return inputs | {"grad_output": rng.normal(scale=2.0, size=inputs["x"].shape)}


def build(cases):
    matrix = np.array([[1.0, 2.0, 4.0], [0.5, 0.0, -1.0]])
    cube = np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4) ** 2
    masked = np.array([[0.0, -np.inf, 1.0], [-np.inf, 2.0, -np.inf]])

    e = cases.of("softmax")
    e.example("three-logits", x=np.array([1.0, 2.0, 4.0]))
    e.example("rows", x=matrix)
    e.example("columns", x=matrix, axis=0)
    e.edge("one-element", x=np.array([3.0]))
    e.edge("slices-of-one", x=np.array([[3.0, -2.0, 7.0]]), axis=0)
    e.edge("equal-logits", x=np.full(4, 2.5))
    e.edge("masked", x=masked)
    e.edge("no-rows", x=np.zeros((0, 3)))
    e.edge("number", x=np.array(3.0), raises=ValueError)
    e.edge("no-such-axis", x=np.array([1.0, 2.0]), axis=1, raises=ValueError)
    e.shape("middle-axis", x=cube, axis=1)
    e.shape("negative-axis", x=cube, axis=-3)
    e.shape("fortran-order", x=Layout(matrix, "fortran"), axis=0)
    e.shape("every-second-element", x=Layout(cube, "strided"), axis=2)
    e.shape("read-only", x=Layout(matrix, "readonly"))
    e.shape("integers", x=np.array([[1, 0, 3], [-2, 5, 4]]), axis=1)
    e.stability("large", x=np.array([1000.0, 1001.0, 999.0]))
    e.stability("very-negative", x=np.array([-1001.0, -1000.0, -1003.0]))
    e.stability("far-apart", x=np.array([-1000.0, 0.0, 1000.0, 999.0]))
    e.stability(
        "rows-far-apart",
        x=np.array([[1000.0, 1002.0, 1001.0], [-1000.0, -1001.0, -1000.5]]),
        note="Each row is shifted by its own maximum.",
    )
    e.stability("small-differences-far-out", x=np.array([1e9, 1e9 + 1.0, 1e9 - 0.5]))
    e.stability("large-integers", x=np.array([[800, 802], [-900, -899]]))
    e.random(30, random_logits, seed=11)

    small = hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=1, max_dims=2, max_side=3),
        elements=st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0]),
    )
    wide = hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=1, max_dims=2, max_side=3),
        elements=st.sampled_from([0.0, 1.0, 710.0, -710.0, 1000.0, -1000.0]),
    )
    axes = st.sampled_from([-1, 0])
    e.strategy(
        st.fixed_dictionaries({"x": small}, optional={"axis": axes}),
        groups=["example", "edge", "shape", "random"],
        valid=valid,
    )
    e.strategy(st.fixed_dictionaries({"x": wide}, optional={"axis": axes}), groups=["stability", "random"])

    grads = np.array([[1.0, 0.0, -2.0], [3.0, 0.5, 1.0]])
    v = cases.of("softmax_vjp")
    v.example("two-logits", x=np.array([0.0, 0.0]), grad_output=np.array([1.0, 0.0]))
    v.example("rows", x=matrix, grad_output=grads)
    v.example("columns", x=matrix, grad_output=grads, axis=0)
    v.edge("one-element", x=np.array([3.0]), grad_output=np.array([5.0]))
    v.edge(
        "constant-gradient",
        x=np.array([1.0, 3.0, 2.0]),
        grad_output=np.full(3, 4.0),
        note="The probabilities sum to 1 whatever x is: a constant gradient cannot move x.",
    )
    v.edge("masked", x=masked, grad_output=grads)
    v.edge("no-rows", x=np.zeros((0, 3)), grad_output=np.zeros((0, 3)))
    v.edge("number", x=np.array(3.0), grad_output=np.array(1.0), raises=ValueError)
    v.edge("no-such-axis", x=matrix, grad_output=grads, axis=2, raises=ValueError)
    v.shape("middle-axis", x=cube, grad_output=np.cos(3.0 * cube), axis=1)
    v.shape("fortran-order", x=Layout(matrix, "fortran"), grad_output=Layout(grads, "fortran"))
    v.shape("read-only", x=Layout(matrix, "readonly"), grad_output=Layout(grads, "readonly"), axis=0)
    v.shape("integers", x=np.array([[1, 0, 3], [-2, 5, 4]]), grad_output=np.array([[2, -1, 4], [0, 3, 1]]), axis=-1)
    v.stability("large", x=np.array([1000.0, 1001.0, 999.0]), grad_output=np.array([1.0, -3.0, 2.0]))
    v.stability(
        "rows-far-apart", x=np.array([[1000.0, 1002.0, 1001.0], [-1000.0, -1001.0, -1000.5]]), grad_output=grads
    )
    v.stability("saturated", x=np.array([-800.0, 800.0, 0.0]), grad_output=np.array([3.0, 7.0, -1.0]))
    v.random(30, random_vjp, seed=12)

    def with_grad(x):
        grad = hnp.arrays(np.float64, x.shape, elements=st.sampled_from([0.0, 1.0, -2.0, 3.0]))
        return st.fixed_dictionaries({"x": st.just(x), "grad_output": grad}, optional={"axis": axes})

    v.strategy(small.flatmap(with_grad), groups=["example", "edge", "shape", "random"], valid=valid_vjp)
    v.strategy(wide.flatmap(with_grad), groups=["stability", "random"])
