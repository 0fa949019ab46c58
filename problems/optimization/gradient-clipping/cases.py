import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def check(grads, name, bound):
    for g in grads:
        g = np.asarray(g)
        if g.dtype.kind not in "iu" and g.dtype != np.float64:
            return "Gradients must be arrays of float64 or of integers."
        size = np.abs(g.astype(np.float64))
        size = size[np.isfinite(size) & (size != 0)]
        if ((size < 1e-100) | (size > 1e100)).any():
            return "Finite gradients must be zero or between 1e-100 and 1e100 in size."
    return bool(np.isfinite(bound) and bound >= 0) or f"{name} must be finite and at least zero."


def valid_norm(grads, max_norm):
    return check(grads, "max_norm", max_norm)


def valid_value(grads, clip_value):
    return check(grads, "clip_value", clip_value)


def random_grads(rng, i):
    shapes = [[(3,), (2, 4)], [(5,)], [(2, 1, 3), (4, 2), ()]][i % 3]
    return [10.0 ** rng.integers(-1, 2) * rng.normal(size=shape) for shape in shapes]


def random_norm(rng, i):
    grads = random_grads(rng, i)
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return {"grads": grads, "max_norm": float(norm * rng.uniform(0.1, 1.5))}


def random_value(rng, i):
    grads = random_grads(rng, i)
    largest = max(np.abs(g).max() for g in grads)
    return {"grads": grads, "clip_value": float(largest * rng.uniform(0.1, 1.2))}


def build(cases):
    a = np.array
    matrix = a([[1.5, -2.0, 0.25], [-6.0, 3.0, 0.75]])
    vector = a([0.5, -4.0])
    both = [matrix, vector]
    for name, bound, valid, make, seed in (
        ("clip_grad_norm", "max_norm", valid_norm, random_norm, 311),
        ("clip_grad_value", "clip_value", valid_value, random_value, 312),
    ):
        e = cases.of(name)
        e.example("two-arrays", grads=[a([3.0, -4.0]), a([[12.0]])], **{bound: 2.6})
        e.example("within-the-bound", grads=[a([0.3, -0.4])], **{bound: 2.0})
        e.edge("all-zero", grads=[np.zeros((2, 3)), np.zeros(4)], **{bound: 0.7})
        e.edge("bound-of-zero", grads=both, **{bound: 0})
        e.edge("integer-bound", grads=both, **{bound: 3})
        e.edge("empty-list", grads=[], **{bound: 0.5})
        e.edge("array-without-elements", grads=[np.zeros((0, 3)), vector], **{bound: 1.25})
        e.edge("infinite", grads=[a([1.0, np.inf, -2.0]), a([[0.0, 3.0]])], **{bound: 0.5})
        e.edge("minus-infinity", grads=[a([1.0, -3.0]), a([[-np.inf, np.inf]])], **{bound: 2.5})
        e.edge("nan", grads=[a([1.0, np.nan, -2.0]), a([[0.25, 3.0]])], **{bound: 1.5})
        e.edge("nan-and-a-large-bound", grads=[a([0.25, -0.5]), a([np.nan])], **{bound: 40.0})
        e.edge("nan-and-infinite", grads=[a([np.inf, 0.5]), a([np.nan, -2.0])], **{bound: 1.5})
        e.shape("no-axes", grads=[a(-3.0), a(1.5)], **{bound: 2.0})
        e.shape("one-element", grads=[a([[[5.0]]])], **{bound: 1.75})
        e.shape("three-axes", grads=[np.linspace(-3.0, 4.0, 24).reshape(2, 3, 4), vector], **{bound: 2.25})
        e.shape("unsigned", grads=[a([200, 17, 90], dtype=np.uint8), a([[40]], dtype=np.uint8)], **{bound: 45.5})
        e.shape("int8", grads=[a([100, -128], dtype=np.int8), a([[-7]], dtype=np.int8)], **{bound: 60.5})
        e.shape("int32", grads=[a([100_000, -70_000], dtype=np.int32)], **{bound: 50_000.5})
        e.shape("int64", grads=[a([3, -4, 0])], **{bound: 2.5})
        e.shape("huge-integers", grads=[a([5_000_000_000, -4_000_000_000])], **{bound: 1e9})
        for layout in ("fortran", "strided", "readonly"):
            e.shape(f"{layout}", grads=[Layout(matrix, layout), Layout(vector, layout)], **{bound: 2.75})
        e.stability("tiny", grads=[a([3e-8, -4e-8]), a([1.2e-7])], **{bound: 5e-8})
        e.stability("smallest", grads=[a([3e-90, -4e-90])], **{bound: 2e-90})
        e.stability("huge", grads=[a([3e80, -4e80]), a([2.0])], **{bound: 1.5})
        e.stability("mixed-sizes", grads=[a([1e9, -2e-9]), a([[3.0, 1e-3]])], **{bound: 2e3})
        e.random(32, make, seed=seed)
        number = st.sampled_from([0.0, 1.0, -3.0, 0.5])
        arrays = hnp.arrays(np.float64, hnp.array_shapes(max_dims=2, max_side=2), elements=number)
        rare = hnp.arrays(np.float64, (2,), elements=st.sampled_from([1.0, np.nan, np.inf, -np.inf]))
        whole = hnp.arrays(np.uint8, (2,), elements=st.sampled_from([1, 100, 200]))
        bounds = st.sampled_from([0.5, 2.0])
        for kinds, groups in ((arrays, ["example", "edge", "shape", "random"]), (rare, ["edge"]), (whole, ["shape"])):
            inputs = {"grads": st.lists(kinds, max_size=2), bound: bounds}
            e.strategy(st.fixed_dictionaries(inputs), groups=groups, valid=valid if kinds is arrays else None)
        scaled = st.lists(arrays.map(lambda g: 1e-8 * g), max_size=2)
        e.strategy(st.fixed_dictionaries({"grads": scaled, bound: st.just(1e-8)}), groups=["stability"])

    e = cases.of("clip_grad_norm")
    e.edge("norm-of-the-bound", grads=[a([3.0]), a([4.0])], max_norm=5.0)
    e.edge("norm-just-below-the-bound", grads=[a([3.0]), a([4.0])], max_norm=5.0 + 4e-7)
    e.edge("only-the-norm-of-both-is-large", grads=[a([2.0, -1.0]), a([[1.0, 2.5]])], max_norm=3.0)
    e.edge("one-small-array", grads=[a([0.25, -0.5]), a([30.0, 40.0, -5.0])], max_norm=4.0)
    e = cases.of("clip_grad_value")
    e.edge("on-the-bound", grads=[a([1.5, -1.5, 1.75, -2.0, 0.5])], clip_value=1.5)
