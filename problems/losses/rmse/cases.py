import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target):
    for values in (pred, target):
        values = np.asarray(values)
        numeric = values.dtype.kind in "iuf"
        if not numeric or not np.isfinite(values).all() or (np.abs(values.astype(float)) > 5e14).any():
            return "pred and target hold finite numbers of at most 5e14 in size."
    if np.shape(pred) != np.shape(target):
        return True  # ends with the ValueError of the statement
    size = np.abs(np.asarray(pred, dtype=float) - np.asarray(target, dtype=float))
    return bool(((size == 0) | (size >= 1e-100)).all()) or "An error is 0, or at least 1e-100 in size."


def random_case(rng, i):
    shape = [(4,), (2, 3), (3, 1, 2), (1, 5), (1,)][i % 5]
    scale = [1.0, 20.0, 1e-6][i % 3]
    target = rng.normal(loc=1.0, size=shape)
    return {"pred": target + rng.normal(scale=scale, size=shape), "target": target}


def build(cases):
    pred, target = np.array([[2.0, -1.0, 0.5], [4.0, 3.0, -2.5]]), np.array([[1.0, 1.0, -0.5], [4.5, 0.0, 1.5]])
    column = np.array([[1.0], [4.0], [-2.0]])
    far = np.array([1e8, -3e8, 2e8])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(shape, scale=1.0):
        array = hnp.arrays(np.float64, shape, elements=number).map(lambda a: scale * a)
        return st.fixed_dictionaries({"pred": array, "target": array})

    shapes = st.one_of(st.just(()), hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=3))
    for name, seed in (("rmse", 521), ("rmse_grad", 522)):
        e = cases.of(name)
        e.example("three-numbers", pred=np.array([2.0, -1.0, 0.5]), target=np.array([1.0, 1.0, 0.0]))
        e.example("matrix", pred=pred, target=target)
        e.edge("no-error", pred=pred, target=pred.copy())
        e.edge("one-right", pred=np.array([1.0, -2.0, 3.0, 4.0]), target=np.array([1.5, 2.0, 3.0, -1.0]))
        e.edge("one-number", pred=np.array(-3.0), target=np.array(-1.5))
        e.edge("one-element", pred=np.array([[7.0]]), target=np.array([[2.0]]))
        e.edge("no-rows", pred=np.zeros((0, 3)), target=np.zeros((0, 3)))
        e.edge("column-against-row", pred=column, target=column[:, 0].copy(), raises=ValueError)
        e.edge("number-against-array", pred=column, target=np.array(1.0), raises=ValueError)
        e.edge("column-against-matrix", pred=column, target=np.array([[1.0, 2.0], [0.5, 4.0], [-1.0, 3.0]]),
               raises=ValueError, note="As many axes and as many rows, so NumPy would broadcast.")
        e.shape("three-axes", pred=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4), target=np.ones((2, 3, 4)) / 3.0)
        e.shape("wide", pred=np.array([4_000_000_000, -7]), target=np.array([-1_000_000_000, 5]),
                note="The squares do not fit into 64 bits.")
        e.shape("unsigned", pred=np.array([3, 250, 7], dtype=np.uint8), target=np.array([5, 1, 7], dtype=np.uint8))
        e.shape("narrow", pred=np.array([[100, -100]], dtype=np.int8), target=np.array([[-100, 27]], dtype=np.int8))
        e.shape("integers", pred=np.array([[3, -1], [0, 8], [2, 2]]), target=np.array([[5, 2], [1, -4], [2, 0]]))
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target)
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"))
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(target, "readonly"))
        e.stability("large-offset", pred=far + np.array([1.0, -0.5, 3.0]), target=far,
                    note="The differences are small against the numbers.")
        e.stability("mixed-errors", pred=np.array([1e7, 1e-4, -2e-3]), target=np.array([-1e7, 3e-4, 1e-3]))
        e.stability("tiny-errors", pred=np.array([1e-12, -3e-13, 0.0]), target=np.array([0.0, 1e-13, 2e-12]))
        e.stability("tinier-errors", pred=np.array([[3e-90, 0.0]]), target=np.array([[0.0, 4e-90]]))
        e.stability("smallest-error", pred=np.array([0.0, 1e-100, 0.0]), target=np.zeros(3))
        e.stability("large-errors", pred=np.array([2e14, -1e13]), target=np.array([-1e14, 3e14]))
        e.random(32, random_case, seed=seed)
        e.strategy(shapes.flatmap(inputs), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(shapes.flatmap(lambda shape: inputs(shape, 1e-12)), groups=["stability"])
