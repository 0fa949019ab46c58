import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, offset=0, base=10000.0, interleaved=True):
    """True, or why this call is outside the task."""
    x = np.asarray(x)
    if x.dtype.kind not in "iuf" or x.ndim < 2 or x.shape[-1] == 0 or not np.isfinite(x.astype(float)).all():
        return "x is an array of finite numbers with two or more axes, the last of at least 1."
    if not isinstance(offset, int | np.integer) or isinstance(offset, bool) or not 0 <= offset <= 100_000:
        return "offset is an integer from 0 to 100,000."
    if not isinstance(base, int | float) or not 1.001 <= base <= 1e9 or not isinstance(interleaved, bool | np.bool_):
        return "base is between 1.001 and 1e9, and interleaved is True or False."
    reach = max(offset + x.shape[-2], 1000) * np.abs(x.astype(float)).max(initial=0.0)
    return bool(reach <= 1e6) or "x is at most 1000 in size, and at most 10 at position 100,000."


def valid_split(W, num_heads):
    """True, or why this call is outside the task."""
    W = np.asarray(W)
    if W.dtype.kind not in "iuf" or W.ndim != 2 or 0 in W.shape or not (np.abs(W.astype(float)) <= 1e9).all():
        return "W is a matrix of numbers of at most 1e9 in size, with at least one row and column."
    ok = isinstance(num_heads, int | np.integer) and not isinstance(num_heads, bool) and num_heads >= 1
    return ok or "num_heads is an integer of at least 1."


def random_case(rng, i):
    lead = [(), (2,), (3,), (2, 3)][i % 4]
    case = {"x": rng.normal(size=(*lead, int(rng.integers(1, 5)), 2 * int(rng.integers(1, 5))))}
    if i % 3:
        case["offset"] = int(rng.integers(1, [12, 3000][i % 2]))
    if rng.random() < 0.4:
        case["base"] = float(rng.choice([2.0, 100.0, 500_000.0]))
    if rng.random() < 0.5:
        case["interleaved"] = False
    return case


def random_split(rng, i):
    heads, half = 1 + i % 4, int(rng.integers(1, 5))
    return {"W": rng.normal(size=(int(rng.integers(1, 5)), 2 * heads * half)), "num_heads": heads}


def build(cases):
    a = np.array
    e = cases.of("rotary_embedding")
    x = a([[1.0, 0.0, 2.0, -1.0], [0.5, 3.0, 0.0, 1.0], [-1.0, 2.0, 4.0, 0.25]])
    e.example("neighbours", x=x, note="Frequencies 1 and 1/100. The first row stays as it is.")
    e.example("halves", x=x, interleaved=False)
    e.example("one-token-of-a-cache", x=a([[1.0, 2.0]]), offset=3, note="Turned by 3 radians.")
    e.edge("two-elements-of-halves", x=x[:, :2], offset=2, interleaved=False)
    e.edge("one-row", x=x[:1], offset=5)
    e.edge("position-zero", x=x[1:2])
    e.edge("base", x=x, base=4.0)
    e.edge("base-of-halves", x=x, base=500_000.0, interleaved=False)
    e.edge("whole-number-as-base", x=x, base=100)
    e.edge("offset-of-halves", x=x, offset=9, interleaved=False)
    e.edge("no-tokens", x=np.zeros((2, 0, 4)))
    e.edge("no-batches", x=np.zeros((0, 3, 4)), interleaved=False)
    e.edge("odd", x=x[:, :3], raises=ValueError)
    e.edge("one-element", x=x[:, :1], raises=ValueError)
    e.edge("odd-halves", x=x[:, :3], interleaved=False, raises=ValueError)
    cube = np.linspace(-2.0, 3.0, 48).reshape(2, 4, 6) ** 2 - 1.0
    heads = np.cos(np.arange(144.0)).reshape(2, 3, 4, 6)
    e.shape("batch", x=cube)
    e.shape("batch-of-halves", x=cube, interleaved=False, offset=1)
    e.shape("heads", x=heads)
    e.shape("heads-of-halves", x=heads, interleaved=False)
    e.shape("as-many-tokens-as-elements", x=heads[:, :, :, :4], offset=2)
    e.shape("integers", x=a([[1, 2, 0, 4], [3, 0, 1, 1], [2, 5, 3, 0]]))
    e.shape("unsigned-halves", x=a([[200, 100], [30, 250]], np.uint8), interleaved=False, offset=1)
    e.shape("negative-integers", x=a([[-1, 2, 0, -4], [3, 0, -1, 1]]), offset=4)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(cube, layout), offset=3)
    e.stability("far-out", x=x, offset=99_990)
    e.stability("far-out-halves", x=x, offset=65_536, base=500_000.0, interleaved=False)
    e.random(36, random_case, seed=1109)

    s = cases.of("to_split_half")
    W = a([[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [1.5, -2.0, 0.5, 8.0, 9.0, -1.0, 3.5, 6.5]])
    s.example("one-head", W=W, num_heads=1, note="The first row names the columns.")
    s.example("two-heads", W=W, num_heads=2)
    s.edge("heads-of-two", W=W, num_heads=4, note="Nothing moves.")
    s.edge("odd-heads", W=W[:, :6], num_heads=2, raises=ValueError)
    s.edge("heads-of-one", W=W, num_heads=8, raises=ValueError)
    s.edge("no-multiple", W=W, num_heads=3, raises=ValueError)
    s.edge("more-heads-than-columns", W=W[:, :2], num_heads=4, raises=ValueError)
    s.edge("one-row", W=W[:1, :6], num_heads=1)
    s.shape("three-heads-of-six", W=np.arange(36.0).reshape(2, 18) ** 2, num_heads=3)
    s.shape("square", W=np.arange(64.0).reshape(8, 8), num_heads=2)
    s.shape("more-rows-than-columns", W=np.arange(40.0).reshape(10, 4), num_heads=1)
    s.shape("integers", W=a([[5, 2, 7, 1], [0, 3, 9, 4], [8, 6, 1, 2]]), num_heads=1)
    for layout in ("fortran", "strided", "readonly"):
        s.shape(layout, W=Layout(np.arange(24.0).reshape(2, 12), layout), num_heads=2)
    s.random(30, random_split, seed=1110)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    shapes = st.tuples(st.integers(1, 3), st.sampled_from([2, 4])) | st.just((2, 2, 4))
    optional = {"offset": st.integers(0, 5), "base": st.just(4.0), "interleaved": st.just(False)}
    arrays = shapes.flatmap(lambda shape: hnp.arrays(np.float64, shape, elements=number))
    e.strategy(st.fixed_dictionaries({"x": arrays}, optional=optional), valid=valid)
    sizes = st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 3))
    split = sizes.flatmap(
        lambda size: st.fixed_dictionaries(
            {
                "W": hnp.arrays(np.float64, (size[0], 2 * size[1] * size[2]), elements=number | st.just(3.0)),
                "num_heads": st.just(size[1]),
            }
        )
    )
    s.strategy(split, valid=valid_split)
