import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    pred, target = np.asarray(pred), np.asarray(target)
    if pred.ndim != 2 or pred.shape[1] < 1 or target.shape != pred.shape[:1]:
        return "pred has shape (N, C) with C at least 1, and target has shape (N,)."
    if pred.dtype.kind not in "iuf" or not np.isfinite(pred).all() or (np.abs(pred.astype(float)) > 1e4).any():
        return "pred holds finite numbers of at most 1e4 in size."
    if target.dtype.kind not in "iu" or type(ignore_index) is not int:
        return "target and ignore_index are integers."
    labels = target.astype(object)
    if not all(t == ignore_index or 0 <= t < pred.shape[1] for t in labels):
        return "Each label is a class, 0 to C - 1, or ignore_index."
    if weight is not None:
        weight = np.asarray(weight)
        if weight.shape != pred.shape[1:] or weight.dtype.kind not in "iuf":
            return "weight has shape (C,)."
        if not ((weight == 0) | ((weight >= 1e-6) & (weight <= 1e6))).all():
            return "A weight is 0, or lies between 1e-6 and 1e6."
    if not 0 <= label_smoothing <= 1:
        return "label_smoothing lies in [0, 1]."
    return reduction in ("mean", "sum", "none") or 'reduction is "mean", "sum" or "none".'


def random_case(rng, i):
    n, classes = int(rng.integers(1, 6)), 2 + i % 4
    case = {"pred": rng.normal(scale=[1.0, 4.0, 30.0][i % 3], size=(n, classes)),
            "target": rng.integers(0, classes, size=n)}
    if i % 2:
        case["weight"] = rng.uniform(0.2, 3.0, size=classes)
    if i % 3:
        case["label_smoothing"] = float(rng.choice([0.1, 0.3, 0.85]))
    if i % 4 == 1:
        case["ignore_index"] = int(rng.integers(0, classes))
    elif i % 4 == 2:
        case["target"] = np.where(rng.random(n) < 0.4, -100, case["target"])
    if i % 5:
        case["reduction"] = ("sum", "none", "mean")[int(rng.integers(3))]
    return case


def build(cases):
    pred = np.array([[2.0, -1.0, 0.5], [0.25, 3.0, -2.5], [1.0, 1.5, -0.5], [-2.0, 0.0, 4.0]])
    target = np.array([0, 2, 1, 2])
    some = np.array([0, -100, 1, 2])
    weight = np.array([0.5, 3.0, 1.25])
    far = np.array([[1e4, -1e4, 0.0], [-1e4, 9999.0, 9998.5], [-1e4, -1e4, -9999.0]])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    large = st.sampled_from([0.0, 1.0, 710.0, -1e4, 1e4])

    def inputs(sizes, elements=number):
        n, classes = sizes
        return st.fixed_dictionaries(
            {"pred": hnp.arrays(np.float64, (n, classes), elements=elements),
             "target": hnp.arrays(np.int64, n, elements=st.sampled_from([-100, *range(classes)]))},
            optional={"weight": hnp.arrays(np.float64, classes, elements=st.sampled_from([0.0, 1.0, 2.0])),
                      "label_smoothing": st.sampled_from([0.25, 0.5]), "reduction": st.sampled_from(["sum", "none"])})

    sizes = st.tuples(st.integers(0, 2), st.integers(1, 3))
    for name, seed in (("cross_entropy", 541), ("cross_entropy_grad", 542)):
        e = cases.of(name)
        e.example("one-sample", pred=np.array([[0.0, 1.0, 3.0]]), target=np.array([1]))
        e.example("weights-and-an-ignored-label", pred=pred, target=some, weight=weight)
        e.example("smoothing", pred=pred[:2], target=target[:2], label_smoothing=0.2, reduction="none")
        e.edge("four-samples", pred=pred, target=target)
        e.edge("sum", pred=pred, target=target, reduction="sum")
        e.edge("none-with-weights", pred=pred, target=some, weight=weight, reduction="none")
        e.edge("sum-with-everything", pred=pred, target=some, weight=weight, reduction="sum", label_smoothing=0.4)
        e.edge("mean-with-everything", pred=pred, target=some, weight=weight, label_smoothing=0.4)
        e.edge("ignored-without-weights", pred=pred, target=some)
        e.edge("ignored-with-smoothing", pred=pred, target=some, label_smoothing=0.3)
        e.edge("ignored-class", pred=pred, target=target, ignore_index=2, reduction="none")
        e.edge("ignored-class-zero", pred=pred, target=target, ignore_index=0, weight=weight)
        e.edge("smoothing-one", pred=pred, target=target, label_smoothing=1.0, weight=weight)
        e.edge("all-ignored", pred=pred[:2], target=np.array([-1, -1]), ignore_index=-1)
        e.edge("all-ignored-sum", pred=pred[:2], target=np.array([-100, -100]), reduction="sum", label_smoothing=0.1)
        e.edge("all-ignored-none", pred=pred[:3], target=np.full(3, 9), ignore_index=9, reduction="none")
        e.edge("divisor-zero", pred=pred[:2], target=np.array([0, 0]), weight=np.array([0.0, 2.0, 1.0]),
               label_smoothing=0.5, note="The classes of the samples have weight 0.")
        for reduction in ("mean", "sum", "none"):
            e.edge(f"no-samples-{reduction}", pred=np.zeros((0, 3)), target=np.zeros(0, dtype=np.int64),
                   reduction=reduction)
        e.edge("one-class", pred=np.array([[3.0], [-2.0]]), target=np.array([0, 0]), label_smoothing=0.1)
        e.edge("one-class-ignored", pred=np.array([[3.0], [-2.0]]), target=np.array([-100, 0]), reduction="none")
        e.edge("one-class-weight-zero", pred=pred, target=target, weight=np.array([2.0, 0.5, 0.0]))
        for width in ("int8", "uint8", "uint16", "int32", "uint64"):
            kept = width.startswith("u")
            e.shape(f"targets-{width}", pred=pred, target=(np.array([0, 255, 1, 2]) if kept else some).astype(width),
                    ignore_index=255 if kept else -100, weight=weight)
        e.shape("label-that-wraps-to-the-default", pred=np.arange(157.0)[None] / 50,
                target=np.array([156], dtype=np.uint8), note="-100 as uint8 is 156, which is a class here.")
        e.shape("unsigned-targets-none-ignored", pred=pred, target=target.astype(np.uint8), label_smoothing=0.15)
        e.shape("integer-logits", pred=np.array([[3, -1, 0, 2], [0, 8, 1, -4]]), target=np.array([3, 1]),
                weight=np.array([1, 2, 4, 3]))
        e.shape("unsigned-logits", pred=np.array([[3, 250], [7, 4], [0, 2]], dtype=np.uint8),
                target=np.array([1, 0, 0]), reduction="none")
        e.shape("as-many-samples-as-classes", pred=pred[:3], target=target[:3], weight=weight, label_smoothing=0.1)
        e.shape("more-classes-than-samples", pred=np.linspace(-2.0, 3.0, 14).reshape(2, 7) ** 2,
                target=np.array([5, 0]))
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target, weight=weight)
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(some, "strided"),
                weight=Layout(weight, "strided"))
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(some, "readonly"),
                weight=Layout(weight, "readonly"), label_smoothing=0.05)
        e.stability("confidently-wrong", pred=far, target=np.array([1, 0, 0]), reduction="none")
        e.stability("far-apart", pred=far, target=np.array([0, 1, -100]), weight=weight, label_smoothing=0.1)
        e.stability("rows-far-apart", pred=pred + np.array([[1e4 - 9.0], [-9000.0], [5000.0], [0.0]]), target=target,
                    reduction="none", note="Each row is shifted by its own maximum.")
        e.stability("underflow", pred=np.array([[0.0, 800.0], [400.0, -400.0]]), target=np.array([0, 1]))
        e.stability("one-row-far-out", pred=np.array([[900.0, 0.5], [1.5, -0.5], [0.25, 2.0]]),
                    target=np.array([1, 0, 1]), reduction="none", label_smoothing=0.2)
        e.stability("large-weights", pred=pred, target=target, weight=1e5 * weight, reduction="none")
        e.stability("tiny-weights", pred=pred, target=target, weight=1e-5 * weight)
        e.random(36, random_case, seed=seed)
        e.strategy(sizes.flatmap(inputs), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(sizes.flatmap(lambda each: inputs(each, large)), groups=["stability"])
