import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def valid(w, group_size):
    """True, or why this call is outside the task."""
    if not isinstance(w, np.ndarray) or w.ndim != 2 or w.dtype.kind not in "iuf" or w.size > 10**5:
        return "w is an array of at most 100,000 numbers with two axes."
    if type(group_size) is not int or abs(group_size) > 10**9:
        return "group_size is an integer."
    w = w.astype(float)
    if w.size == 0 or not np.isfinite(w).all() or group_size < 1:
        return True
    sizes = np.abs(w[w != 0])
    if sizes.size and (sizes.max() > 1e30 or sizes.min() < 1e-30):
        return "Magnitudes are 0 or between 1e-30 and 1e30."
    for start in range(0, w.shape[1], group_size):
        group = np.abs(w[:, start : start + group_size])
        scale = group.max(axis=1, keepdims=True) / 7
        scale = np.where(scale > 0, scale, 1.0)
        quotient = group / scale
        undecided = np.abs(quotient - np.floor(quotient) - 0.5) < 1e-9
        if (undecided & (np.frexp(scale)[0] != 0.5)).any():
            return "A quotient is too close to a half."
    return True


def valid_unpack(packed, n):
    """True, or why this call is outside the task."""
    if not isinstance(packed, np.ndarray) or packed.ndim != 2 or packed.dtype != np.uint8 or packed.size > 10**5:
        return "packed is a uint8 array with two axes."
    return (type(n) is int and 1 <= n <= 10**6 and len(packed) >= 1) or "n is an integer, 1 or more."


def valid_dequantize(packed, scales, n, group_size):
    """True, or why this call is outside the task."""
    if type(group_size) is not int or not 1 <= group_size <= 10**9:
        return "group_size is an integer, 1 or more."
    sound = valid_unpack(packed, n)
    if sound is not True:
        return sound
    if not isinstance(scales, np.ndarray) or scales.dtype != np.float64 or not np.isfinite(scales).all():
        return "scales is a float64 array of finite numbers."
    if scales.shape != (len(packed), -(-n // group_size)):
        return "scales has the shape (m, ceil(n / group_size))."
    return bool(((scales >= 1e-30) & (scales <= 1e30)).all()) or "Scales are between 1e-30 and 1e30."


def random_case(rng, i):
    m, n = int(rng.integers(1, 5)), int(rng.integers(1, 12))
    w = rng.normal(size=(m, n)) * 10.0 ** rng.uniform(-3, 3, size=(m, 1))
    if i % 4 == 3:
        w = rng.integers(-40, 41, size=(m, n)) * 4 + 1
    return {"w": w, "group_size": int(rng.integers(1, 7))}


def random_unpack(rng, i):
    m, n = int(rng.integers(1, 5)), int(rng.integers(1, 12))
    return {"packed": rng.integers(0, 256, size=(m, (n + 1) // 2)).astype(np.uint8), "n": n}


def random_dequantize(rng, i):
    case, g = random_unpack(rng, i), int(rng.integers(1, 7))
    return case | {"scales": rng.uniform(0.1, 4.0, size=(len(case["packed"]), -(-case["n"] // g))), "group_size": g}


def build(cases):
    a = np.array
    e = cases.of("quantize_int4")
    e.example("two-groups", w=a([[0.7, -0.31, 0.1, -0.6, 28.0, -12.0]]), group_size=4)
    e.example("odd-width", w=a([[1.0, -7.0, 3.0], [-14.0, 4.0, -2.0]]), group_size=3)
    ties = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 6.5, -3.5]
    e.edge("half-to-even", w=a([[*ties, 7.0], [*[-2 * t for t in ties], -14.0]]), group_size=9)
    e.edge("groups-of-one", w=a([[0.3, -4.0, 0.0, 9.0, -1e-3]]), group_size=1)
    e.edge("one-group-a-row", w=a([[0.3, -4.0, 0.7, 1.1], [20.0, 9.0, -7.0, 3.0]]), group_size=4)
    e.edge("group-larger-than-the-row", w=a([[0.3, -4.0, 0.7], [20.0, 9.0, -7.0]]), group_size=1000)
    e.edge("short-last-group", w=a([[1.0, 2.0, -5.0, 8.0, 0.3, 0.1, -0.2], [9.0, -3.0, 4.0, 1.0, 0.5, 70.0, 20.0]]),
           group_size=3)  # fmt: skip
    e.edge("odd-group-and-even-width", w=a([[1.0, 2.0, -5.0, 8.0, 0.3, 0.1], [3.0, -1.0, 2.0, 7.0, 5.0, 4.0]]),
           group_size=5)  # fmt: skip
    e.edge("zero-groups", w=a([[0.0, 0.0, 1.0, -3.0], [0.0, -0.0, 0.0, 0.0]]), group_size=2)
    e.edge("all-negative", w=a([[-1.0, -2.0, -3.0, -7.0, -6.0]]), group_size=5)
    e.edge("one-weight", w=a([[-0.2]]), group_size=3)
    e.edge("one-column", w=a([[3.0], [-4.0], [0.0]]), group_size=2)
    e.edge("no-rows", w=np.zeros((0, 4)), group_size=2, raises=ValueError)
    e.edge("no-columns", w=np.zeros((3, 0)), group_size=2, raises=ValueError)
    e.edge("nan", w=a([[1.0, np.nan]]), group_size=2, raises=ValueError)
    e.edge("infinity", w=a([[1.0, 2.0], [-np.inf, 0.0]]), group_size=2, raises=ValueError)
    e.edge("no-group", w=a([[1.0, 2.0]]), group_size=0, raises=ValueError)
    e.edge("negative-group", w=a([[1.0, 2.0, 5.0]]), group_size=-1, raises=ValueError)
    grid = np.arange(1.0, 22.0).reshape(3, 7) ** 1.3 * a([1.0, -1.0, 1.0, 1.0, -1.0, 1.0, -1.0])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, w=Layout(grid, layout), group_size=3)
    e.shape("smallest-int8", w=a([[-128, 100, 3], [7, 90, -50]], dtype=np.int8), group_size=2)
    e.shape("unsigned", w=a([[250, 100, 3, 60]], dtype=np.uint8), group_size=3)
    e.shape("wide", w=np.sin(np.arange(1.0, 513.0)).reshape(2, 256) * 3, group_size=64)
    e.stability("tiny", w=1e-30 * a([[1.0, 7.0, -23.0]]), group_size=2)
    e.stability("large", w=1e29 * a([[1.0, 7.0, -2.3]]), group_size=2)
    e.stability("an-outlier", w=a([[0.01, -0.02, 0.03, 900.0, 0.011, 0.02, -0.017, 0.03]]), group_size=4)
    e.random(36, random_case, seed=41)
    values = st.sampled_from([0.0, 1.0, -2.0, 7.0, -0.3])
    rows = st.lists(values, min_size=1, max_size=3)
    grids = st.builds(lambda row, m: np.array([row] * m), rows, st.integers(1, 2))
    e.strategy(st.fixed_dictionaries({"w": grids, "group_size": st.integers(1, 3)}), valid=valid)

    e = cases.of("unpack_int4")
    e.example("four-columns", packed=a([[0x2F, 0x79]], dtype=np.uint8), n=4)
    e.example("three-columns", packed=a([[0x2F, 0x09], [0x81, 0x07]], dtype=np.uint8), n=3)
    every = np.arange(256).reshape(16, 16).astype(np.uint8)
    e.edge("every-byte", packed=every, n=32)
    e.edge("last-nibble-left-out", packed=every, n=31)
    e.edge("one-column", packed=a([[0xF8], [0x17]], dtype=np.uint8), n=1)
    e.edge("too-few-bytes", packed=every, n=33, raises=ValueError)
    e.edge("too-many-bytes", packed=every, n=30, raises=ValueError)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, packed=Layout(every[3:6, 4:9], layout), n=9)
    e.random(30, random_unpack, seed=42)
    some = st.sampled_from([a([[0x1F]]), a([[0x80, 0x07]]), a([[0x21], [0xFF]])]).map(lambda x: x.astype(np.uint8))
    e.strategy(st.fixed_dictionaries({"packed": some, "n": st.integers(1, 4)}), valid=valid_unpack)

    e = cases.of("dequantize_int4")
    two = a([[0x2F, 0x79], [0x81, 0xA3]], dtype=np.uint8)
    e.example("two-groups", packed=two, scales=a([[0.5, 2.0], [1.0, 0.25]]), n=4, group_size=2)
    e.example("odd-width", packed=two, scales=a([[0.5], [3.0]]), n=3, group_size=8)
    e.edge("groups-of-one", packed=two, scales=a([[0.5, 2.0, 3.0], [1.0, 0.25, 7.0]]), n=3, group_size=1)
    e.edge("short-last-group", packed=two, scales=a([[0.5, 2.0], [1.0, 0.25]]), n=4, group_size=3)
    e.edge("too-few-bytes", packed=two, scales=a([[0.5, 2.0], [1.0, 0.25]]), n=5, group_size=3, raises=ValueError)
    e.edge("too-many-bytes", packed=two, scales=a([[0.5], [1.0]]), n=2, group_size=3, raises=ValueError)
    scales = a([[0.5, 2.0], [1.0, 0.25], [3.0, 0.7]])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, packed=Layout(every[3:6, 4:9], layout), scales=Layout(scales, layout), n=9, group_size=7)
    e.random(30, random_dequantize, seed=43)
    one = a([[0x21, 0xFB]], dtype=np.uint8)
    pairs = st.sampled_from([(a([[0.5, 2.0]]), 2), (a([[0.5]]), 4), (a([[0.5, 2.0]]), 3)])
    calls = pairs.map(lambda pair: {"packed": one, "scales": pair[0], "n": 4, "group_size": pair[1]})
    e.strategy(calls, valid=valid_dequantize)
