import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def is_flow(flow):
    return (
        isinstance(flow, np.ndarray)
        and flow.ndim == 3
        and flow.shape[2] == 2
        and flow.size > 0
        and (flow.dtype.kind in "iu" or flow.dtype == np.float64)
    )


def bounded(values):
    return bool(np.isfinite(values).all()) and (values.size == 0 or np.abs(values.astype(float)).max() <= 1e6)


def valid_errors(pred, target, valid=None):
    """True, or why this call is outside the task."""
    if not is_flow(pred) or not is_flow(target) or pred.shape != target.shape:
        return "pred and target are flows of one shape (H, W, 2), integers or float64."
    if valid is not None and not (
        isinstance(valid, np.ndarray) and valid.dtype == bool and valid.shape == pred.shape[:2]
    ):
        return "valid is None, or a boolean array of shape (H, W)."
    keep = np.ones(pred.shape[:2], bool) if valid is None else valid
    p, q = pred[keep], target[keep]
    if not bounded(p) or not bounded(q):
        return "Valid flows are finite, at most 1e6 in magnitude."
    errors, lengths = (np.linalg.norm(d.astype(float), axis=-1) for d in (p.astype(float) - q, q))
    near = np.minimum(np.abs(errors - 3), np.abs(errors - 0.05 * lengths)) < 1e-6
    return not (near & (errors > 1)).any() or "No error is within 1e-6 of a threshold."


def valid_warp(image, flow):
    if not isinstance(image, np.ndarray) or image.ndim not in (2, 3) or image.size == 0:
        return "image has the shape (H, W) or (H, W, C), without an empty axis."
    if image.dtype.kind not in "iu" and image.dtype != np.float64:
        return "image holds integers or float64."
    if not is_flow(flow) or flow.shape[:2] != image.shape[:2]:
        return "flow has the shape (H, W, 2), integers or float64."
    return (bounded(image) and bounded(flow)) or "Values are finite, at most 1e6 in magnitude."


def random_errors(rng, i):
    shape = [(3, 4), (2, 5), (4, 2), (1, 6)][i % 4]
    target = rng.normal(size=(*shape, 2)) * [5.0, 80.0][i % 2]
    pred = target + rng.normal(size=(*shape, 2)) * rng.choice([0.5, 3.0, 6.0], size=(*shape, 1))
    if i % 3 == 0:
        return {"pred": pred, "target": target}
    valid = rng.random(shape) < 0.6
    target[~valid] = rng.choice([np.nan, 1e9, 0.0])
    return {"pred": pred, "target": target, "valid": valid}


def random_warp(rng, i):
    shape = [(3, 5), (4, 2, 3), (2, 7), (5, 3, 2)][i % 4]
    image = rng.integers(0, 256, size=shape).astype(np.uint8) if i % 3 else rng.normal(size=shape)
    return {"image": image, "flow": rng.normal(size=(*shape[:2], 2)) * [0.7, 2.5][i % 2]}


def build(cases):
    a, nan = np.array, np.nan
    e = cases.of("flow_errors")
    target = a([[[0.0, 0.0], [120.0, 0.0], [6.0, -8.0]], [[1.0, 2.0], [-100.0, 20.0], [0.5, 0.25]]])
    pred = a([[[3.0, 4.0], [125.0, 0.0], [6.5, -8.5]], [[1.0, 4.5], [-90.0, 12.0], [-3.0, 1.0]]])
    hidden = target.copy()
    hidden[0, 0], hidden[1, 2] = nan, [np.inf, 0.0]
    keep = a([[False, True, True], [True, True, False]])
    e.example("two-pixels", pred=pred[:1, :2], target=target[:1, :2])
    e.example("a-mask", pred=pred, target=hidden, valid=keep)
    e.edge("all-valid", pred=pred, target=target, valid=np.ones((2, 3), bool))
    e.edge("one-valid", pred=pred, target=target, valid=a([[False] * 3, [False, True, False]]))
    e.edge("none-valid", pred=pred, target=hidden, valid=np.zeros((2, 3), bool))
    e.edge("prediction-unknown-too", pred=np.where(keep[..., None], pred, nan), target=hidden, valid=keep)
    e.edge("perfect", pred=target, target=target.copy())
    e.edge("long-prediction", pred=a([[[104.0, 0.0]]]), target=a([[[99.0, 0.0]]]), note="5% of 99 are 4.95.")
    e.edge("just-above-three", pred=a([[[3.001, 0.0], [0.0, 2.999]]]), target=a([[[0.0, 0.0], [0.0, 0.0]]]))
    e.shape("integers", pred=a([[[3, 90], [127, 0]]]), target=a([[[64, 11], [5, 33]]]))
    e.shape(
        "fortran-order", pred=Layout(pred, "fortran"), target=Layout(target, "fortran"), valid=Layout(keep, "fortran")
    )
    e.shape("every-second-element", pred=Layout(pred, "strided"), target=target)
    e.shape(
        "read-only", pred=Layout(pred, "readonly"), target=Layout(hidden, "readonly"), valid=Layout(keep, "readonly")
    )
    e.random(32, random_errors, seed=1307)
    flows = hnp.arrays(np.float64, (1, 2, 2), elements=st.sampled_from([0.0, 1.0, 5.0, 130.0]))
    masks = st.sampled_from([None, a([[True, False]])])
    e.strategy(st.fixed_dictionaries({"pred": flows, "target": flows, "valid": masks}), valid=valid_errors)

    e = cases.of("warp")
    row = a([[10, 20, 40]], np.uint8)
    gray = a([[1.0, 2.0, 5.0, -4.0], [4.0, 7.0, -3.0, 9.0], [0.5, 8.0, 6.0, 11.0]])
    bent = np.random.default_rng(8).normal(size=(3, 4, 2)) * 0.8
    colour = np.random.default_rng(9).integers(0, 256, size=(3, 4, 3)).astype(np.uint8)
    e.example("half-a-pixel", image=row, flow=np.full((1, 3, 2), [0.5, 0.0]))
    e.example("one-row-down", image=gray[:, :3], flow=np.full((3, 3, 2), [0, 1]))
    e.edge("no-motion", image=gray, flow=np.zeros((3, 4, 2)))
    e.edge("a-quarter-to-the-left-and-up", image=gray, flow=np.full((3, 4, 2), [-0.25, -0.125]))
    e.edge("bent", image=gray, flow=bent)
    e.edge("just-outside", image=gray, flow=np.full((3, 4, 2), [0.75, 2.5]))
    e.edge("far-outside", image=gray, flow=np.full((3, 4, 2), [1e6, -1e6]) * a([[[1], [0], [0.7], [-1]]]))
    e.edge("one-pixel", image=a([[8.0]]), flow=a([[[0.25, -0.5]]]))
    e.shape("colour", image=colour, flow=bent)
    e.shape("one-channel", image=gray[..., None], flow=bent)
    e.shape(
        "integers", image=a([[3, 90, 127], [0, 64, 11]]), flow=a([[[1, 0], [0, 1], [0, 0]], [[2, 0], [1, 1], [0, 0]]])
    )
    e.shape("fortran-order", image=Layout(colour, "fortran"), flow=Layout(bent, "fortran"))
    e.shape("every-second-element", image=Layout(gray, "strided"), flow=Layout(bent, "strided"))
    e.shape("read-only", image=Layout(gray, "readonly"), flow=Layout(bent, "readonly"))
    rng = np.random.default_rng(10)
    e.scale(
        "large", image=rng.integers(0, 256, size=(200, 300)).astype(np.uint8), flow=rng.normal(size=(200, 300, 2)) * 3
    )
    e.random(30, random_warp, seed=1308)
    inputs = st.fixed_dictionaries(
        {
            "image": hnp.arrays(np.float64, (2, 3), elements=st.sampled_from([0.0, 1.0, 10.0, 4.0])),
            "flow": hnp.arrays(np.float64, (2, 3, 2), elements=st.sampled_from([0.0, 0.5, -1.0, 1.25])),
        }
    )
    e.strategy(inputs, valid=valid_warp)
