import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(pred, target, p=1, multiclass="crammer-singer"):
    pred, target = np.asarray(pred), np.asarray(target)
    if pred.ndim not in (1, 2) or target.shape != pred.shape[:1] or (pred.ndim == 2 and pred.shape[1] < 2):
        return "pred has shape (N,) or (N, C) with C at least 2, and target has shape (N,)."
    if pred.dtype.kind not in "iuf" or not np.isfinite(pred).all() or (np.abs(pred.astype(float)) > 1e6).any():
        return "pred holds finite numbers of at most 1e6 in size."
    allowed = (-1, 1) if pred.ndim == 1 else range(pred.shape[1])
    if target.dtype.kind not in "iu" or not all(t in allowed for t in target.astype(object)):
        return "target holds -1 or 1 for pred of shape (N,), else classes 0 to C - 1."
    if p not in (1, 2) or multiclass not in ("crammer-singer", "weston-watkins"):
        return 'p is 1 or 2, and multiclass is "crammer-singer" or "weston-watkins".'
    z = pred.astype(float)
    margin = z * target if z.ndim == 1 else np.take_along_axis(z, target.astype(int)[:, None], 1) - z
    near = np.abs(margin - 1.0) < 1e-9 * (1.0 + np.abs(z))
    return bool((~near | (margin == 1.0)).all()) or "A margin is too close to 1 to tell on which side it lies."


def random_case(rng, i):
    n, classes = int(rng.integers(1, 6)), 2 + i % 4
    if i % 3 == 0:
        case = {"pred": rng.normal(scale=1.5, size=n), "target": rng.choice([-1, 1], size=n)}
    else:
        case = {"pred": rng.normal(scale=1.5, size=(n, classes)), "target": rng.integers(0, classes, size=n)}
        if i % 3 == 2:
            case["multiclass"] = "weston-watkins"
    if i % 2:
        case["p"] = 2
    return case


def build(cases):
    binary = np.array([2.0, 0.25, -1.5, -0.5, 0.75])
    signs = np.array([1, 1, 1, -1, -1])
    pred = np.array([[2.0, 1.5, 0.5], [0.25, 3.0, 2.75], [1.0, 1.25, 2.5], [-2.0, 0.0, 4.0]])
    target = np.array([0, 2, 1, 2])
    whole = np.array([[3, 1, 0, 2], [0, 2, 1, 2], [1, 1, 1, 1]])
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    large = st.sampled_from([0.0, 1.0, 1e4, -1e4])

    def two(n, elements):
        return {"pred": hnp.arrays(np.float64, n, elements=elements),
                "target": hnp.arrays(np.int64, n, elements=st.sampled_from([-1, 1]))}

    def many(n, classes, elements):
        return {"pred": hnp.arrays(np.float64, (n, classes), elements=elements),
                "target": hnp.arrays(np.int64, n, elements=st.integers(0, classes - 1)),
                "multiclass": st.sampled_from(["crammer-singer", "weston-watkins"])}

    def inputs(elements):
        p = {"p": st.just(2)}
        return st.one_of(
            st.integers(0, 2).flatmap(lambda n: st.fixed_dictionaries(two(n, elements), optional=p)),
            st.tuples(st.integers(0, 2), st.integers(2, 3)).flatmap(
                lambda sizes: st.fixed_dictionaries(many(*sizes, elements), optional=p)))

    for name, seed in (("hinge_loss", 551), ("hinge_loss_grad", 552)):
        e = cases.of(name)
        e.example("binary", pred=binary, target=signs)
        e.example("crammer-singer-squared", pred=pred, target=target, p=2)
        e.example("weston-watkins", pred=pred, target=target, multiclass="weston-watkins")
        e.edge("binary-squared", pred=binary, target=signs, p=2)
        e.edge("crammer-singer", pred=pred, target=target)
        e.edge("weston-watkins-squared", pred=pred, target=target, p=2, multiclass="weston-watkins")
        e.edge("binary-whatever-the-multiclass", pred=binary, target=signs, multiclass="weston-watkins")
        for p in (1, 2):
            e.edge(f"binary-kink-{p}", pred=np.array([1.0, -1.0, 0.5]), target=np.array([1, -1, 1]), p=p)
            e.edge(f"kink-crammer-singer-{p}", pred=np.array([[1.0, 2.0, 0.0], [0.5, 0.0, 1.0]]), p=p,
                   target=np.array([1, 0]), multiclass="crammer-singer")
            e.edge(f"kink-weston-watkins-{p}", pred=np.array([[1.0, 2.0, 1.5], [0.5, 0.0, -0.5]]), p=p,
                   target=np.array([1, 0]), multiclass="weston-watkins")
        e.edge("tie-for-the-worst", pred=np.array([[0.5, 2.0, 2.0, 1.0], [3.0, 1.0, 0.0, 3.0]]),
               target=np.array([0, 1]))
        e.edge("tie-with-the-right-class", pred=np.array([[1.0, 1.0, 1.0], [2.0, 0.0, 2.0]]), target=np.array([0, 2]),
               p=2)
        e.edge("all-beyond-the-margin", pred=np.array([[5.0, 1.0], [-3.0, 0.5]]), target=np.array([0, 1]))
        e.edge("one-sample", pred=np.array([-0.75]), target=np.array([1]))
        e.edge("two-classes", pred=pred[:, :2], target=np.array([0, 1, 1, 0]), multiclass="weston-watkins")
        e.edge("no-samples", pred=np.zeros(0), target=np.zeros(0, dtype=np.int64))
        for multiclass in ("crammer-singer", "weston-watkins"):
            e.edge(f"no-samples-{multiclass}", pred=np.zeros((0, 3)), target=np.zeros(0, dtype=np.int64),
                   multiclass=multiclass)
        e.shape("integers", pred=whole, target=np.array([1, 2, 0]), multiclass="weston-watkins")
        e.shape("narrow", pred=np.array([[100, -100, 90], [-100, 3, 127]], dtype=np.int8),
                target=np.array([1, 2], dtype=np.int8), p=2)
        e.shape("unsigned", pred=np.array([[1, 250, 3], [4, 2, 0]], dtype=np.uint8),
                target=np.array([0, 1], dtype=np.uint8), multiclass="weston-watkins")
        e.shape("unsigned-binary", pred=np.array([3, 0, 200], dtype=np.uint8),
                target=np.array([1, -1, -1], dtype=np.int16))
        e.shape("as-many-samples-as-classes", pred=pred[:3], target=target[:3])
        e.shape("many-classes", pred=np.linspace(-1.5, 2.0, 14).reshape(2, 7) ** 2, target=np.array([5, 0]), p=2,
                multiclass="weston-watkins")
        e.shape("fortran-order", pred=Layout(pred, "fortran"), target=target)
        e.shape("every-second-element", pred=Layout(pred, "strided"), target=Layout(target, "strided"),
                multiclass="weston-watkins")
        e.shape("read-only", pred=Layout(pred, "readonly"), target=Layout(target, "readonly"), p=2)
        e.stability("large-scores", pred=np.array([[1e4, -1e4, 0.0], [-1e4, 1e4, 9999.5]]), target=np.array([1, 2]))
        e.stability("large-scores-squared", pred=1e4 * binary, target=signs, p=2)
        e.stability("small-violation", pred=np.array([0.9999999, 1.0000001]), target=np.array([1, 1]), p=2)
        e.random(36, random_case, seed=seed)
        e.strategy(inputs(number), groups=["example", "edge", "shape", "random"], valid=valid)
        e.strategy(inputs(large), groups=["stability"])
