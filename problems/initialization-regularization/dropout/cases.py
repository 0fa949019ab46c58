import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout, Rng


def finite(array):
    return np.asarray(array).dtype.kind in "iuf" and bool(np.isfinite(array).all())


def valid_forward(x, rng, p=0.5, training=True):
    """True, or why this call is outside the task."""
    if np.ndim(x) == 0:
        return "x needs at least one axis."
    if not finite(x) or np.abs(x).max(initial=0) > 1e200:
        return "x must be finite, at most 1e200 in magnitude."
    if rng is None and training:
        return "Training needs a generator."
    return 0 <= p <= 0.999 or p == 1 or "p must be in [0, 0.999], or 1."


def valid_backward(grad_y, keep, p=0.5, training=True):
    """True, or why this call is outside the task."""
    if np.ndim(grad_y) == 0 or np.shape(grad_y) != np.shape(keep):
        return "grad_y and keep need the same shape, with at least one axis."
    if not finite(grad_y) or np.abs(grad_y).max(initial=0) > 1e200:
        return "grad_y must be finite, at most 1e200 in magnitude."
    if np.asarray(keep).dtype != bool:
        return "keep must be booleans."
    if p == 1 and training and np.any(keep):
        return "With p = 1 the forward pass keeps nothing."
    return 0 <= p <= 0.999 or p == 1 or "p must be in [0, 0.999], or 1."


def random_forward(rng, i):
    shape = [(12,), (4, 5), (2, 3, 4)][i % 3]
    case = {"x": 3 * rng.normal(size=shape), "rng": Rng(3000 + i)}
    if i % 5:
        case["p"] = float(rng.uniform(0.1, 0.9))
    if i % 4 == 3:
        case["training"] = False
    return case


def random_backward(rng, i):
    shape = [(6,), (3, 4), (2, 3, 2)][i % 3]
    case = {"grad_y": 3 * rng.normal(size=shape), "keep": rng.random(shape) < 0.6}
    if i % 5:
        case["p"] = float(rng.uniform(0.1, 0.9))
    if i % 4 == 3:
        case["training"] = False
    return case


def build(cases):
    e = cases.of("dropout")
    a = np.array
    x = a([[1.0, -2.0, 3.0], [0.5, 4.0, -6.0]])
    wide = np.round(np.random.default_rng(1).normal(size=(60, 70)), 2) + 5.0

    e.example("training", x=x, rng=Rng(1), note="Your mask may differ: it is judged by its statistics.")
    e.example("quarter-dropped", x=a([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]), rng=Rng(2), p=0.25)
    e.example("evaluation", x=x, rng=None, training=False)

    e.edge("p-zero", x=x, rng=Rng(4), p=0.0)
    e.edge("p-one", x=x, rng=Rng(5), p=1.0)
    e.edge("p-one-as-an-integer", x=x, rng=Rng(5), p=1)
    e.edge("p-one-of-many", x=np.ones((200, 100)), rng=Rng(5), p=1.0)  # who keeps one in a thousand is seen
    e.edge("p-one-in-evaluation", x=x, rng=None, p=1.0, training=False)
    e.edge("evaluation-with-p-and-generator", x=x, rng=Rng(6), p=0.75, training=False)
    e.edge("p-negative", x=x, rng=Rng(7), p=-0.1, raises=ValueError)
    e.edge("p-above-one", x=x, rng=Rng(7), p=1.5, raises=ValueError)
    e.edge("p-nan", x=x, rng=Rng(7), p=float("nan"), raises=ValueError)
    e.edge("p-above-one-in-evaluation", x=x, rng=None, p=2.0, training=False, raises=ValueError)
    e.edge("no-elements", x=np.zeros((0, 3)), rng=Rng(8))
    e.edge("zeros-in-x", x=a([0.0, 0.0, 2.0, 0.0]), rng=Rng(9), p=0.3)
    for p in (0.1, 0.5, 0.8):
        name = f"share-of-rows-and-columns-{round(100 * p)}"
        e.edge(name, x=wide, rng=Rng(100 + round(100 * p)), p=p)
    e.edge("share-a-quarter", x=wide, rng=Rng(111), p=0.25)
    e.edge("six-elements-600-calls", x=a([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), rng=Rng(112), draws=600)
    e.edge("six-elements-600-calls-p-third", x=x, rng=Rng(113), p=0.3, draws=600)

    e.shape("one-element", x=a([[3.0]]), rng=Rng(12), p=0.4)
    e.shape("four-axes", x=np.arange(1.0, 25.0).reshape(2, 3, 2, 2), rng=Rng(13), p=0.4)
    e.shape("integers", x=a([[1, -2, 3], [4, 5, -6]]), rng=Rng(14), p=0.2)
    e.shape("integers-in-evaluation", x=a([[1, -2, 3], [4, 5, -6]]), rng=None, p=0.2, training=False)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(x, layout), rng=Rng(15), p=0.3)
    e.stability("magnitudes", x=a([1e150, -1e-150, 1e8, -1.0, 1e-8, 3e100]), rng=Rng(16), p=0.1)
    e.stability("p-near-one", x=wide[:40, :40] * 1e-3, rng=Rng(17), p=0.99)
    e.random(30, random_forward, seed=206)
    values = st.sampled_from([1.0, -2.0, 0.5, 4.0])
    arrays = hnp.arrays(np.float64, hnp.array_shapes(max_dims=2, max_side=3), elements=values)
    e.strategy(
        st.fixed_dictionaries(
            {"x": arrays, "rng": st.just(Rng(5))},
            optional={"p": st.sampled_from([0.0, 0.25, 1.0]), "training": st.booleans()},
        ),
        valid=valid_forward,
    )

    b = cases.of("dropout_backward")
    g = a([[2.0, -1.0, 0.5], [4.0, 3.0, -2.0]])
    keep = a([[True, False, True], [False, True, True]])
    b.example("half", grad_y=g, keep=keep)
    b.example("quarter", grad_y=g, keep=keep, p=0.25)
    b.edge("evaluation", grad_y=g, keep=np.ones((2, 3), dtype=bool), p=0.25, training=False)
    b.edge("evaluation-ignores-keep", grad_y=g, keep=keep, p=0.25, training=False)
    b.edge("p-zero", grad_y=g, keep=np.ones((2, 3), dtype=bool), p=0.0)
    b.edge("p-one", grad_y=g, keep=np.zeros((2, 3), dtype=bool), p=1.0)
    b.edge("p-one-as-an-integer", grad_y=g, keep=np.zeros((2, 3), dtype=bool), p=1)
    b.edge("p-one-in-evaluation", grad_y=g, keep=np.ones((2, 3), dtype=bool), p=1.0, training=False)
    b.edge("no-elements", grad_y=np.zeros((0, 2)), keep=np.zeros((0, 2), dtype=bool))
    b.shape("integers", grad_y=a([3, -2, 5]), keep=a([True, True, False]), p=0.2)
    b.shape("integers-in-evaluation", grad_y=a([3, -2, 5]), keep=a([True, True, True]), training=False)
    b.shape("three-axes", grad_y=np.arange(12.0).reshape(2, 3, 2), keep=np.arange(12).reshape(2, 3, 2) % 5 > 1, p=0.7)
    for layout in ("fortran", "strided", "readonly"):
        b.shape(layout, grad_y=Layout(g, layout), keep=Layout(keep, layout), p=0.6)
    b.stability("magnitudes", grad_y=a([1e150, -1e8, 1e-3]), keep=a([True, True, True]), p=0.9)
    b.random(30, random_backward, seed=207)

    def pair(shape):
        return st.fixed_dictionaries(
            {"grad_y": hnp.arrays(np.float64, shape, elements=values), "keep": hnp.arrays(bool, shape)},
            optional={"p": st.sampled_from([0.0, 0.25]), "training": st.booleans()},
        )

    b.strategy(hnp.array_shapes(max_dims=2, max_side=3).flatmap(pair), valid=valid_backward)
