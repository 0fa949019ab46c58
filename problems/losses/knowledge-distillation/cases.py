import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, teacher, target, temperature=2.0, alpha=0.5):
    pred, teacher, target = np.asarray(pred), np.asarray(teacher), np.asarray(target)
    if pred.ndim != 2 or pred.shape[1] < 1 or teacher.shape != pred.shape or target.shape != pred.shape[:1]:
        return "pred and teacher have shape (N, C) with C at least 1, and target has shape (N,)."
    for logits in (pred, teacher):
        if logits.dtype.kind not in "iuf" or not (np.abs(logits.astype(float)) <= 1e4).all():
            return "pred and teacher hold finite numbers of at most 1e4 in size."
    if target.dtype.kind not in "iu" or not all(0 <= t < pred.shape[1] for t in target.astype(object)):
        return "target holds classes, 0 to C - 1."
    if not 0.1 <= temperature <= 100:
        return "temperature lies between 0.1 and 100."
    return bool(0 <= alpha <= 1) or "alpha lies in [0, 1]."


def random_case(rng, i):
    n, classes = int(rng.integers(1, 6)), 2 + i % 4
    scale = [1.0, 4.0, 20.0][i % 3]
    case = {"pred": rng.normal(scale=scale, size=(n, classes)), "teacher": rng.normal(scale=scale, size=(n, classes)),
            "target": rng.integers(0, classes, size=n)}
    if i % 4:
        case["temperature"] = float(rng.choice([0.5, 1.0, 1.5, 4.0, 10.0]))
    if i % 5:
        case["alpha"] = float(rng.choice([0.0, 0.1, 0.3, 0.7, 0.9, 1.0]))
    return case


def build(cases):
    pred = np.array([[2.0, -1.0, 0.5], [0.25, 3.0, -2.5], [1.0, 1.5, -0.5], [-2.0, 0.0, 4.0]])
    teacher = np.array([[4.0, -2.0, 1.5], [-1.0, 2.0, 2.5], [0.5, 3.0, 1.0], [-3.0, 1.0, 5.0]])
    target = np.array([0, 2, 1, 2])
    far = np.array([[1e4, -1e4, 0.0], [-1e4, 9999.0, 9998.5], [0.5, -1e4, -0.75]])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    large = st.sampled_from([0.0, 1.0, 710.0, -1e4, 1e4])

    def inputs(sizes, elements):
        n, classes = sizes
        logits = hnp.arrays(np.float64, (n, classes), elements=elements)
        return st.fixed_dictionaries(
            {"pred": logits, "teacher": logits,
             "target": hnp.arrays(np.int64, n, elements=st.integers(0, classes - 1))},
            optional={"temperature": st.sampled_from([0.5, 4.0]), "alpha": st.sampled_from([0.0, 0.25, 1.0])})

    sizes = st.tuples(st.integers(0, 2), st.integers(1, 3))
    for name, seed in (("distillation_loss", 581), ("distillation_loss_grad", 582)):
        e = cases.of(name)
        e.example("one-sample", pred=np.array([[0.0, 2.0]]), teacher=np.array([[1.0, 4.0]]), target=np.array([1]))
        e.example("four-samples", pred=pred, teacher=teacher, target=target, temperature=3.0, alpha=0.7)
        e.edge("only-temperature-given", pred=pred, teacher=teacher, target=target, temperature=5.0)
        e.edge("only-alpha-given", pred=pred, teacher=teacher, target=target, alpha=0.9)
        e.edge("temperature-one", pred=pred, teacher=teacher, target=target, temperature=1.0, alpha=0.4)
        e.edge("temperature-below-one", pred=pred, teacher=teacher, target=target, temperature=0.4, alpha=0.6)
        e.edge("high-temperature", pred=pred, teacher=teacher, target=target, temperature=100.0, alpha=0.8)
        e.edge("hard-alone", pred=pred, teacher=teacher, target=target, alpha=0.0)
        e.edge("soft-alone", pred=pred, teacher=teacher, target=target, alpha=1.0, temperature=3.0)
        e.edge("student-is-teacher", pred=pred, teacher=pred.copy(), target=target, alpha=0.7)
        e.edge("shifted-teacher", pred=pred, teacher=pred + 2.5, target=target, alpha=1.0)
        e.edge("no-samples", pred=np.zeros((0, 3)), teacher=np.zeros((0, 3)), target=np.zeros(0, dtype=np.int64))
        e.edge("one-class", pred=np.array([[3.0], [-2.0]]), teacher=np.array([[1.0], [4.0]]), target=np.array([0, 0]))
        e.edge("two-classes", pred=pred[:, :2], teacher=teacher[:, :2], target=np.array([0, 1, 1, 0]))
        e.shape("targets-uint8", pred=pred, teacher=teacher, target=target.astype(np.uint8), temperature=1.5)
        e.shape("integers", pred=np.array([[3, -1, 0, 2], [0, 8, 1, -4]]), target=np.array([3, 1]),
                teacher=np.array([[5, 0, -2, 2], [1, 7, 3, 0]]))
        e.shape("unsigned", pred=np.array([[3, 5, 0], [1, 0, 2]], dtype=np.uint8), temperature=3.0, alpha=0.25,
                teacher=np.array([[9, 4, 7], [2, 6, 3]], dtype=np.uint8), target=np.array([1, 0]))
        e.shape("as-many-samples-as-classes", pred=pred[:3], teacher=teacher[:3], target=target[:3])
        e.shape("many-classes", pred=np.linspace(-2.0, 3.0, 14).reshape(2, 7) ** 2, target=np.array([5, 0]),
                teacher=np.cos(np.arange(14.0)).reshape(2, 7) * 4.0, alpha=0.35)
        e.shape("fortran-order", pred=Layout(pred, "fortran"), teacher=Layout(teacher, "fortran"), target=target)
        e.shape("every-second-element", pred=Layout(pred, "strided"), teacher=Layout(teacher, "strided"),
                target=Layout(target, "strided"), temperature=2.5)
        e.shape("read-only", pred=Layout(pred, "readonly"), teacher=Layout(teacher, "readonly"),
                target=Layout(target, "readonly"), alpha=0.2)
        e.stability("far-apart", pred=far, teacher=far[:, ::-1].copy(), target=np.array([1, 0, 0]))
        e.stability("student-far-out", pred=far, teacher=teacher[:3], target=np.array([0, 1, 0]), temperature=0.5)
        e.stability("teacher-far-out", pred=pred[:3], teacher=far, target=np.array([0, 1, 0]), alpha=0.8)
        e.stability("rows-far-apart", pred=pred + np.array([[9e3], [-9e3], [5e3], [0.0]]), teacher=teacher - 8e3,
                    target=target, note="Each row is shifted by its own maximum.")
        e.random(36, random_case, seed=seed)
        e.strategy(sizes.flatmap(lambda drawn: inputs(drawn, number)), groups=["example", "edge", "shape", "random"],
                   valid=valid)
        e.strategy(sizes.flatmap(lambda drawn: inputs(drawn, large)), groups=["stability"])
