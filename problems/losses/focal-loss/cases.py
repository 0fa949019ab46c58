import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    pred, target = np.asarray(pred), np.asarray(target)
    if pred.ndim not in (1, 2) or target.shape != pred.shape[:1] or (pred.ndim == 2 and pred.shape[1] < 2):
        return "pred has shape (N,) or (N, C) with C at least 2, and target has shape (N,)."
    if pred.dtype.kind not in "iuf" or not np.isfinite(pred).all() or (np.abs(pred.astype(float)) > 1e4).any():
        return "pred holds finite numbers of at most 1e4 in size."
    classes = 2 if pred.ndim == 1 else pred.shape[1]
    if target.dtype.kind not in "iu" or not all(0 <= t < classes for t in target.astype(object)):
        return "target holds 0 or 1 for pred of shape (N,), else classes 0 to C - 1."
    if alpha is not None:
        weights = np.asarray(alpha, dtype=float)
        if weights.shape != (() if pred.ndim == 1 else (classes,)):
            return "alpha is a number for pred of shape (N,), else an array of shape (C,)."
        if not ((weights >= 0) & (weights <= (1 if pred.ndim == 1 else 1e6))).all():
            return "alpha lies in [0, 1] for two classes; else its entries lie between 0 and 1e6."
    if not 0 <= gamma <= 10:
        return "gamma lies between 0 and 10."
    return reduction in ("mean", "sum", "none") or 'reduction is "mean", "sum" or "none".'


def random_case(rng, i):
    n, classes = int(rng.integers(1, 6)), 2 + i % 4
    scale = [1.0, 4.0, 25.0][i % 3]
    if i % 2:
        case = {"pred": rng.normal(scale=scale, size=n), "target": rng.integers(0, 2, size=n)}
        alpha = float(rng.uniform(0.1, 0.9))
    else:
        case = {"pred": rng.normal(scale=scale, size=(n, classes)), "target": rng.integers(0, classes, size=n)}
        alpha = rng.uniform(0.1, 3.0, size=classes)
    if i % 4 > 1:
        case["alpha"] = alpha
    if i % 3:
        case["gamma"] = float(rng.choice([0.0, 0.5, 1.0, 1.5, 3.0]))
    if i % 5:
        case["reduction"] = ("sum", "none", "mean")[int(rng.integers(3))]
    return case


def build(cases):
    binary, labels = np.array([2.0, -0.5, 0.75, -3.0, 0.25]), np.array([1, 1, 0, 0, 1])
    pred = np.array([[2.0, -1.0, 0.5], [0.25, 3.0, -2.5], [1.0, 1.5, -0.5], [-2.0, 0.0, 4.0]])
    target = np.array([0, 2, 1, 2])
    alpha = np.array([0.5, 3.0, 1.25])
    far = np.array([[1e4, -1e4, 0.0], [-1e4, 9999.0, 9998.5], [0.5, 1.0, -0.75]])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    large = st.sampled_from([0.0, 1.0, 710.0, -1e4, 1e4])

    def inputs(elements):
        options = {"gamma": st.sampled_from([0.0, 0.5, 1.0]), "reduction": st.sampled_from(["sum", "none"])}
        two = st.integers(0, 2).flatmap(lambda n: st.fixed_dictionaries(
            {"pred": hnp.arrays(np.float64, n, elements=elements),
             "target": hnp.arrays(np.int64, n, elements=st.integers(0, 1))},
            optional=options | {"alpha": st.sampled_from([0.25, 0.75])}))
        many = st.tuples(st.integers(0, 2), st.integers(2, 3)).flatmap(lambda sizes: st.fixed_dictionaries(
            {"pred": hnp.arrays(np.float64, sizes, elements=elements),
             "target": hnp.arrays(np.int64, sizes[0], elements=st.integers(0, sizes[1] - 1))},
            optional=options | {"alpha": hnp.arrays(np.float64, sizes[1], elements=st.sampled_from([0.5, 2.0]))}))
        return st.one_of(two, many)

    for name, seed in (("focal_loss", 561), ("focal_loss_grad", 562)):
        e = cases.of(name)
        e.example("binary", pred=binary, target=labels)
        e.example("binary-with-alpha", pred=binary, target=labels, alpha=0.25, gamma=1.5, reduction="none")
        e.example("multiclass", pred=pred, target=target, alpha=alpha)
        e.edge("binary-sum", pred=binary, target=labels, alpha=0.7, reduction="sum")
        e.edge("binary-none", pred=binary, target=labels, reduction="none")
        e.edge("multiclass-none", pred=pred, target=target, alpha=alpha, gamma=3.0, reduction="none")
        e.edge("multiclass-without-alpha", pred=pred, target=target, gamma=0.75)
        e.edge("multiclass-sum", pred=pred, target=target, reduction="sum")
        e.edge("gamma-zero-binary", pred=binary, target=labels, gamma=0.0, alpha=0.6)
        e.edge("gamma-zero-multiclass", pred=pred, target=target, gamma=0.0)
        e.edge("gamma-one", pred=pred, target=target, gamma=1.0, alpha=alpha, reduction="none")
        e.edge("gamma-below-one-binary", pred=binary, target=labels, gamma=0.5)
        e.edge("gamma-ten", pred=0.25 * binary, target=labels, gamma=10.0, reduction="none")
        e.edge("alpha-zero", pred=binary, target=labels, alpha=0.0, reduction="none")
        e.edge("alpha-one", pred=binary, target=labels, alpha=1.0)
        e.edge("two-classes", pred=pred[:, :2], target=np.array([0, 1, 1, 0]), alpha=np.array([2.0, 0.5]))
        e.edge("one-sample", pred=np.array([-0.75]), target=np.array([1]), alpha=0.4)
        for reduction in ("mean", "sum", "none"):
            e.edge(f"no-samples-{reduction}", pred=np.zeros(0), target=np.zeros(0, dtype=np.int64), reduction=reduction)
        e.edge("no-rows", pred=np.zeros((0, 3)), target=np.zeros(0, dtype=np.int64), alpha=alpha)
        e.shape("integers", pred=np.array([[3, -1, 0, 2], [0, 8, 1, -4]]), target=np.array([3, 1]),
                alpha=np.array([1, 2, 4, 3]))
        e.shape("unsigned", pred=np.array([3, 0, 2, 1], dtype=np.uint8), target=np.array([1, 0, 0, 1], dtype=np.uint8),
                alpha=0.3)
        e.shape("unsigned-multiclass", pred=np.array([[3, 4, 1], [2, 0, 2]], dtype=np.uint16),
                target=np.array([2, 0], dtype=np.uint8))
        e.shape("as-many-samples-as-classes", pred=pred[:3], target=target[:3], alpha=alpha)
        e.shape("many-classes", pred=np.linspace(-1.5, 2.0, 14).reshape(2, 7) ** 2, target=np.array([5, 0]), gamma=2.5)
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target)
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"),
                alpha=Layout(alpha, "strided"))
        e.shape("read-only", pred=Layout(binary, "readonly"), target=Layout(labels, "readonly"), gamma=1.25)
        e.stability("confidently-wrong", pred=np.array([-1e4, 1e4, 800.0, 0.5]), target=np.array([1, 0, 0, 1]),
                    reduction="none", alpha=0.3)
        e.stability("confidently-right", pred=np.array([1e4, -1e4, 40.0, 0.5]), target=np.array([1, 0, 1, 0]),
                    gamma=0.5, reduction="none")
        e.stability("confidently-right-gamma-zero", pred=np.array([50.0, -1e4, 0.25]), target=np.array([1, 0, 0]),
                    gamma=0.0, reduction="none")
        e.stability("rows-far-out", pred=far, target=np.array([1, 0, 2]), alpha=alpha, reduction="none")
        e.stability("rows-far-out-right", pred=far, target=np.array([0, 1, 1]), gamma=0.25, reduction="none")
        e.stability("rows-far-out-gamma-zero", pred=far, target=np.array([0, 2, 1]), gamma=0.0, reduction="none")
        e.random(36, random_case, seed=seed)
        e.strategy(inputs(number), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(inputs(large), groups=["stability"])
