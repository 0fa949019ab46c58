import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, weight=None, reduction="mean"):
    for values in (pred, target, 0.0 if weight is None else weight):
        values = np.asarray(values)
        numeric = values.dtype.kind in "iuf"
        if not numeric or not np.isfinite(values).all() or (np.abs(values.astype(float)) > 1e15).any():
            return "pred, target and weight hold finite numbers of at most 1e15 in size."
    if weight is not None and (np.shape(weight) != np.shape(pred) or (np.asarray(weight) < 0).any()):
        return "weight has the shape of pred, and no negative number."
    return reduction in ("mean", "sum", "none") or 'reduction is "mean", "sum" or "none".'


def random_case(rng, i):
    shape = [(4,), (2, 3), (3, 1, 2), (1, 5)][i % 4]
    case = {"pred": rng.normal(scale=3.0, size=shape), "target": rng.normal(loc=1.0, size=shape)}
    if i % 3:
        case["weight"] = rng.uniform(0.0, 3.0, size=shape) * (rng.random(shape) < 0.8)
    if i % 5:
        case["reduction"] = ("sum", "none", "mean")[int(rng.integers(3))]
    return case


def build(cases):
    pred, target = np.array([[2.0, -1.0, 0.5], [4.0, 3.0, -2.5]]), np.array([[1.0, 1.0, -0.5], [4.5, 0.0, 1.5]])
    weight = np.array([[1.0, 0.5, 3.0], [0.0, 2.0, 0.25]])
    column = np.array([[1.0], [4.0], [-2.0]])
    far = np.array([1e8, -3e8, 2e8])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(shape, scale=1.0):
        array = hnp.arrays(np.float64, shape, elements=number)
        return st.fixed_dictionaries(
            {"pred": array.map(lambda a: a + scale - 1.0), "target": array.map(lambda a: a + scale - 1.0)},
            optional={"weight": array.map(np.abs), "reduction": st.sampled_from(["sum", "none"])})

    shapes = st.one_of(st.just(()), hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=3))
    for name, seed in (("mae", 511), ("mae_grad", 512)):
        e = cases.of(name)
        e.example("three-numbers", pred=np.array([2.0, -1.0, 0.5]), target=np.array([1.0, 1.0, 0.0]))
        e.example("weights", pred=pred, target=target, weight=weight)
        e.example("none", pred=pred, target=target, weight=weight, reduction="none")
        e.edge("sum-with-weights", pred=pred, target=target, weight=weight, reduction="sum")
        e.edge("sum-without-weights", pred=pred, target=target, reduction="sum")
        e.edge("none-without-weights", pred=pred, target=target, reduction="none")
        e.edge("one-number", pred=np.array(3.0), target=np.array(-1.5), weight=np.array(0.25))
        e.edge("no-error", pred=pred, target=pred.copy(), weight=weight)
        e.edge("two-of-four-right", pred=np.array([1.0, -2.0, 3.0, 4.0]), target=np.array([1.0, 2.0, 3.0, -1.0]))
        for reduction in ("mean", "sum", "none"):
            e.edge(f"empty-{reduction}", pred=np.zeros((0, 3)), target=np.zeros((0, 3)), reduction=reduction)
        e.edge("all-weights-zero", pred=pred, target=target, weight=np.zeros((2, 3)))
        e.edge("column-against-row", pred=column, target=column[:, 0].copy(), raises=ValueError)
        e.edge("number-against-array", pred=column, target=np.array(1.0), reduction="sum", raises=ValueError)
        e.edge("column-against-matrix", pred=column, target=np.array([[1.0, 2.0], [0.5, 4.0], [-1.0, 3.0]]),
               raises=ValueError, note="As many axes and as many rows, so NumPy would broadcast.")
        e.shape("three-axes", pred=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4), target=np.ones((2, 3, 4)) / 3.0)
        e.shape("unsigned", pred=np.array([3, 250, 7], dtype=np.uint8), target=np.array([5, 1, 7], dtype=np.uint8))
        e.shape("narrow", pred=np.array([[100, -100]], dtype=np.int8), target=np.array([[-28, 29]], dtype=np.int8),
                weight=np.array([[100, 60]], dtype=np.int8), reduction="sum")
        e.shape("integers", pred=np.array([[3, -1], [0, 8]]), target=np.array([[5, 2], [1, -4]]),
                weight=np.array([[1, 0], [2, 4]]))
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target, weight=Layout(weight, "fortran"))
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"),
                reduction="none")
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(target, "readonly"),
                weight=Layout(weight, "readonly"))
        e.stability("large-offset", pred=far + np.array([1.0, -0.5, 3.0]), target=far,
                    note="The differences are small against the numbers.")
        e.stability("mixed-errors", pred=np.array([1e12, 1e-4, -2e-3]), target=np.array([-1e12, 3e-4, 1e-3]))
        e.stability("tiny-errors", pred=np.array([1e-9, -3e-12, 0.0]), target=np.array([0.0, 1e-12, 2e-9]))
        e.stability("large-weights", pred=pred, target=target, weight=1e9 * weight)
        e.stability("tiny-weights", pred=pred, target=target, weight=1e-9 * weight)
        e.random(32, random_case, seed=seed)
        e.strategy(shapes.flatmap(inputs), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(shapes.flatmap(lambda shape: inputs(shape, 1e8)), groups=["stability"])
