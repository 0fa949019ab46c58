import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, delta=1.0, reduction="mean"):
    for values in (pred, target):
        values = np.asarray(values)
        numeric = values.dtype.kind in "iuf"
        if not numeric or not np.isfinite(values).all() or (np.abs(values.astype(float)) > 1e15).any():
            return "pred and target hold finite numbers of at most 1e15 in size."
    if not 1e-6 <= delta <= 1e6:
        return "delta lies between 1e-6 and 1e6."
    return reduction in ("mean", "sum", "none") or 'reduction is "mean", "sum" or "none".'


def random_case(rng, i):
    shape = [(4,), (2, 3), (3, 1, 2), (1, 5)][i % 4]
    case = {"pred": rng.normal(scale=3.0, size=shape), "target": rng.normal(loc=1.0, size=shape)}
    if i % 3:
        case["delta"] = float(rng.choice([0.3, 0.75, 2.5, 4.0]))
    if i % 5:
        case["reduction"] = ("sum", "none", "mean")[int(rng.integers(3))]
    return case


def build(cases):
    pred, target = np.array([[2.0, -1.0, 0.5], [4.0, 3.0, -2.5]]), np.array([[1.5, 1.0, -0.25], [4.5, 0.0, 1.5]])
    column = np.array([[1.0], [4.0], [-2.0]])
    far = np.array([1e8, -3e8, 2e8])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(shape, scale=0.0):
        array = hnp.arrays(np.float64, shape, elements=number)
        return st.fixed_dictionaries(
            {"pred": array.map(lambda a: a + scale), "target": array.map(lambda a: a + scale)},
            optional={"delta": st.sampled_from([0.5, 2.0]), "reduction": st.sampled_from(["sum", "none"])})

    shapes = st.one_of(st.just(()), hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=3))
    for name, seed in (("huber_loss", 531), ("huber_loss_grad", 532)):
        e = cases.of(name)
        e.example("three-numbers", pred=np.array([0.5, -3.0, 1.5]), target=np.array([1.0, 1.0, 1.25]))
        e.example("none", pred=pred, target=target, delta=0.6, reduction="none")
        e.edge("sum", pred=pred, target=target, delta=2.5, reduction="sum")
        e.edge("only-delta-given", pred=pred, target=target, delta=0.4)
        e.edge("none-with-the-default", pred=pred, target=target, reduction="none")
        e.edge("all-small", pred=pred, target=target, delta=30.0)
        e.edge("all-large", pred=pred, target=target, delta=0.01, reduction="sum")
        e.edge("errors-of-delta", pred=np.array([1.5, 0.0, 2.0]), target=np.array([0.0, 1.5, 0.25]), delta=1.5)
        e.edge("one-number", pred=np.array(-3.0), target=np.array(1.5), delta=2.0)
        e.edge("no-error", pred=pred, target=pred.copy(), delta=0.5)
        for reduction in ("mean", "sum", "none"):
            e.edge(f"empty-{reduction}", pred=np.zeros((0, 3)), target=np.zeros((0, 3)), reduction=reduction)
        e.edge("column-against-row", pred=column, target=column[:, 0].copy(), raises=ValueError)
        e.edge("number-against-array", pred=column, target=np.array(1.0), reduction="sum", raises=ValueError)
        e.edge("column-against-matrix", pred=column, target=np.array([[1.0, 2.0], [0.5, 4.0], [-1.0, 3.0]]),
               raises=ValueError, note="As many axes and as many rows, so NumPy would broadcast.")
        e.shape("three-axes", pred=np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4), target=np.ones((2, 3, 4)) / 3.0)
        e.shape("unsigned", pred=np.array([3, 250, 7], dtype=np.uint8), target=np.array([5, 1, 7], dtype=np.uint8))
        e.shape("narrow", pred=np.array([[100, -100]], dtype=np.int8), target=np.array([[-28, 27]], dtype=np.int8),
                delta=200.0, reduction="sum")
        e.shape("integers", pred=np.array([[3, -1], [0, 8], [2, 2]]), target=np.array([[5, 2], [1, -4], [2, 0]]),
                delta=2.5)
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target, reduction="none")
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"), delta=1.75)
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(target, "readonly"))
        e.stability("large-offset", pred=far + np.array([1.0, -0.5, 3.0]), target=far, delta=0.75,
                    note="The differences are small against the numbers.")
        e.stability("mixed-errors", pred=np.array([1e12, 1e-4, -2e-3]), target=np.array([-1e12, 3e-4, 1e-3]))
        e.stability("tiny-errors", pred=np.array([1e-9, -3e-10, 0.0]), target=np.array([0.0, 1e-10, 2e-9]))
        e.stability("small-delta", pred=pred, target=target, delta=1e-6)
        e.stability("large-delta", pred=1e7 * pred, target=target, delta=1e6)
        e.random(32, random_case, seed=seed)
        e.strategy(shapes.flatmap(inputs), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(shapes.flatmap(lambda shape: inputs(shape, 1e8)), groups=["stability"])
