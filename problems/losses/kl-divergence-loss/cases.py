import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, reduction="mean", log_target=False):
    pred, target = np.asarray(pred), np.asarray(target)
    if pred.ndim == 0 or pred.shape != target.shape:
        return "pred has at least one axis, and target has its shape."
    if pred.dtype.kind not in "iuf" or target.dtype.kind not in "iuf":
        return "pred and target hold numbers."
    x, q = pred.astype(float), target.astype(float)
    if np.isnan(x).any() or (x > 1e6).any() or ((x < -1e6) & (x > -np.inf)).any():
        return "pred is at most 1e6 in size, or -inf."
    if log_target and (np.isnan(q).any() or (q > 10).any() or ((q < -1e6) & (q > -np.inf)).any()):
        return "A log-target is at most 10, and at least -1e6 or -inf."
    if log_target and ((q < -700) & (q > -1000)).any():
        return "A log-target is at least -700, or so small that its exponential is 0."
    if not log_target and not ((q == 0) | ((q >= 1e-100) & (q <= 1e4))).all():
        return "A target is 0, or lies between 1e-100 and 1e4."
    known = reduction in ("mean", "batchmean", "sum", "none")
    return known or 'reduction is "mean", "batchmean", "sum" or "none".'


def log_probabilities(rng, shape, scale=2.0):
    z = rng.normal(scale=scale, size=shape)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def random_case(rng, i):
    shape = [(3, 4), (4, 2, 3), (2, 5), (2, 3, 4), (5,), (3, 2, 2)][i % 6]
    log_q = log_probabilities(rng, shape, [1.0, 3.0][i % 2])
    case = {"pred": log_probabilities(rng, shape), "target": np.exp(log_q) * (rng.random(shape) < 0.8)}
    if i % 3 == 1:
        case |= {"target": log_q, "log_target": True}
    if i % 5:
        case["reduction"] = ("sum", "none", "none", "none", "batchmean", "batchmean", "mean")[int(rng.integers(7))]
    return case


def build(cases):
    pred = np.log(np.array([[0.2, 0.5, 0.3], [0.7, 0.1, 0.2]]))
    target = np.array([[0.25, 0.25, 0.5], [0.0, 0.9, 0.1]])
    log_target = np.log(np.array([[0.25, 0.15, 0.6], [0.3, 0.05, 0.65]]))
    cube = log_probabilities(np.random.default_rng(3), (2, 4, 3))
    cube_target = np.exp(log_probabilities(np.random.default_rng(4), (2, 4, 3)))
    impossible = np.array([[0.0, -np.inf, -np.inf], [-0.5, -1.0, -np.inf]])
    shapes = hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=3)

    def inputs(shape, elements):
        return st.fixed_dictionaries(
            {"pred": hnp.arrays(np.float64, shape, elements=elements),
             "target": hnp.arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0, 0.5]))},
            optional={"reduction": st.sampled_from(["batchmean", "sum", "none"]), "log_target": st.just(True)})

    usual, far = st.sampled_from([0.0, -1.0, -2.0, -0.5]), st.sampled_from([0.0, -1.0, -1e4, -np.inf])
    for name, seed in (("kl_div", 571), ("kl_div_grad", 572)):
        e = cases.of(name)
        e.example("one-sample", pred=np.log(np.array([[0.25, 0.75]])), target=np.array([[0.5, 0.5]]),
                  reduction="batchmean")
        e.example("mean-over-elements", pred=pred, target=target)
        e.example("log-target", pred=pred, target=log_target, reduction="none", log_target=True)
        for reduction in ("batchmean", "sum", "none"):
            e.edge(reduction, pred=pred, target=target, reduction=reduction)
        e.edge("log-target-mean", pred=pred, target=log_target, log_target=True)
        e.edge("log-target-batchmean", pred=pred, target=log_target, log_target=True, reduction="batchmean")
        e.edge("equal", pred=pred, target=np.exp(pred), reduction="sum")
        e.edge("zero-target-at-minus-infinity", pred=impossible, reduction="none",
               target=np.array([[0.75, 0.25, 0.0], [0.0, 1.0, 0.0]]))
        e.edge("sum-with-impossible-events", pred=impossible, reduction="sum",
               target=np.array([[1.0, 0.0, 0.0], [0.4, 0.6, 0.0]]))
        e.edge("positive-target-at-minus-infinity", pred=impossible, reduction="none",
               target=np.array([[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]]))
        if name == "kl_div":
            e.edge("tiny-target-at-minus-infinity", pred=np.array([[0.0, -np.inf]]), target=np.array([[1.0, 1e-100]]),
                   reduction="none")
        e.edge("log-target-of-minus-infinity", pred=impossible, reduction="none", log_target=True,
               target=np.array([[0.0, -np.inf, -np.inf], [-np.inf, -0.7, -np.inf]]))
        e.edge("not-normalised", pred=np.array([[-1.0, 0.5], [-2.0, -3.0]]), target=np.array([[2.0, 0.75], [0.0, 3.0]]),
               reduction="none")
        e.edge("one-element", pred=np.array([[-0.5]]), target=np.array([[1.0]]), reduction="batchmean")
        e.edge("one-element-mean", pred=np.array([-0.75]), target=np.array([0.5]))
        for reduction in ("mean", "batchmean", "sum", "none"):
            e.edge(f"no-samples-{reduction}", pred=np.zeros((0, 3)), target=np.zeros((0, 3)), reduction=reduction)
        e.edge("no-classes", pred=np.zeros((2, 0)), target=np.zeros((2, 0)))
        e.shape("three-axes-batchmean", pred=cube, target=cube_target, reduction="batchmean")
        e.shape("three-axes", pred=cube, target=cube_target)
        e.shape("one-axis", pred=pred[0], target=target[0], reduction="batchmean")
        e.shape("one-hot-unsigned", pred=pred, target=np.array([[0, 1, 0], [1, 0, 0]], dtype=np.uint8),
                reduction="batchmean")
        e.shape("one-hot", pred=pred, target=np.array([[0, 0, 1], [0, 1, 0]]), reduction="none")
        e.shape("integers", pred=np.array([[-3, -1], [0, -2], [-1, -1]]), target=np.array([[1, 2], [0, 3], [1, 0]]))
        e.shape("integer-log-targets", pred=np.array([[-3, -1, -2]]), target=np.array([[-1, -2, 0]], dtype=np.int8),
                log_target=True)
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target, reduction="batchmean")
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"))
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(log_target, "readonly"), log_target=True,
                reduction="batchmean")
        e.stability("impossible-events", pred=np.array([[-1e4, -0.001, -5e5], [-800.0, -0.5, -1e4]]),
                    target=np.array([[0.3, 0.6, 0.1], [0.2, 0.8, 0.0]]), reduction="none")
        e.stability("tiny-targets", pred=np.array([[-1.0, -2.0, -0.75]]), target=np.array([[1e-100, 1e-9, 1.0]]),
                    reduction="none")
        e.stability("tiny-log-targets", pred=np.array([[-1.0, -2.0, -1e4]]), target=np.array([[-5000.0, -300.0, -0.1]]),
                    reduction="none", log_target=True)
        e.random(48, random_case, seed=seed)
        e.strategy(shapes.flatmap(lambda shape: inputs(shape, usual)), groups=["example", "edge", "shape", "random"],
                   valid=valid)
        e.strategy(shapes.flatmap(lambda shape: inputs(shape, far)), groups=["edge", "stability"])
