import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(fmt):
    """All magnitudes of a format, and the one that would follow the largest."""
    f, bias, count = {"e4m3": (3, 7, 128), "e5m2": (2, 15, 125)}[fmt]
    E, F = np.divmod(np.arange(count), 2**f)
    return np.where(E == 0, F * 2.0 ** (1 - bias - f), (2**f + F) * 2.0 ** (E - bias - f))


def middles(fmt):
    values = numbers(fmt)
    return (values[1:] + values[:-1]) / 2


def is_array(x):
    return isinstance(x, np.ndarray) and x.dtype in (np.float64, np.float32) and x.size <= 10**6


def valid(x, fmt, saturate=False):
    """True, or why this call is outside the task."""
    if not is_array(x):
        return "x is an array of at most a million float64 or float32 numbers."
    with np.errstate(invalid="ignore"):
        x = x.astype(float)
    if (np.abs(x[np.isfinite(x)]) > 1e300).any():
        return "Finite numbers are at most 1e300 in size."
    return (type(fmt) is str and type(saturate) is bool) or "fmt is a string and saturate a bool."


def valid_codes(codes, fmt):
    """True, or why this call is outside the task."""
    if not isinstance(codes, np.ndarray) or codes.dtype != np.uint8 or codes.size > 10**6:
        return "codes is a uint8 array of at most a million codes."
    return type(fmt) is str or "fmt is a string."


def valid_quantize(x, fmt):
    """True, or why this call is outside the task."""
    sound = valid(x, fmt)
    if sound is not True or fmt not in ("e4m3", "e5m2") or x.size == 0 or not np.isfinite(x).all():
        return sound
    size = np.abs(x.astype(float))
    if size.max() == 0:
        return True
    if size.max() > 1e30 or size[size > 0].min() < 1e-30:
        return "Magnitudes are 0 or between 1e-30 and 1e30."
    scale = size.max() / numbers(fmt)[-2]
    quotient = (size / scale).ravel()
    near = (np.abs(quotient[:, None] - middles(fmt)) < 1e-9 * middles(fmt)).any()
    return not near or np.frexp(scale)[0] == 0.5 or "A quotient is too close to a midpoint."


def random_case(rng, i):
    shape = [(9,), (3, 4), (2, 3, 2)][i % 3]
    x = rng.normal(size=shape) * 2.0 ** rng.integers(-18, 18, size=shape)
    case = {"x": x.astype(np.float32) if i % 4 == 1 else x, "fmt": ["e4m3", "e5m2"][i % 2]}
    return case | ({"saturate": True} if i % 5 > 2 else {})


def random_codes(rng, i):
    shape = [(9,), (3, 4), (2, 3, 2)][i % 3]
    return {"codes": rng.integers(0, 256, size=shape, dtype=np.uint8), "fmt": ["e4m3", "e5m2"][i % 2]}


def random_quantize(rng, i):
    shape = [(9,), (3, 4), (2, 3, 2)][i % 3]
    x = rng.normal(size=shape) * 10.0 ** rng.uniform(-6, 6)
    return {"x": x, "fmt": ["e4m3", "e5m2"][i % 2]}


def build(cases):
    a = np.array
    both = ("e4m3", "e5m2")
    e = cases.of("encode")
    e.example("some-numbers", x=a([1.0, -1.125, 0.3, 448.0, 0.0]), fmt="e4m3")
    e.example("ends-of-e4m3", x=a([448.0, 464.0, 465.0, -500.0, np.inf]), fmt="e4m3")
    e.example("ends-of-e5m2", x=a([57344.0, 61439.0, 61440.0, -1e6, 2.0**-17]), fmt="e5m2")
    for fmt in both:
        values, between = numbers(fmt), middles(fmt)
        for saturate in (False, True):
            name = f"{fmt}-saturated" if saturate else fmt
            e.edge(f"all-numbers-{name}", x=np.concatenate([values, -values]), fmt=fmt, saturate=saturate)
            e.edge(f"all-midpoints-{name}", x=np.concatenate([between, -between]), fmt=fmt, saturate=saturate)
            far = a([np.inf, -np.inf, 1e300, -1e300, 70000.0, -900.0, 2.0**17, 5e-324, -5e-324, 0.0, -0.0])
            e.edge(f"far-out-{name}", x=far, fmt=fmt, saturate=saturate)
            e.edge(f"nan-{name}", x=a([np.nan, -np.nan, 2.0]), fmt=fmt, saturate=saturate)
        e.edge(f"just-below-{fmt}", x=np.nextafter(between, 0.0), fmt=fmt)
        e.edge(f"just-above-{fmt}", x=np.nextafter(between, np.inf), fmt=fmt, saturate=fmt == "e5m2")
        e.edge(f"float32-of-{fmt}", x=(between * 1.0000001).astype(np.float32), fmt=fmt)
    e.edge("unknown-format", x=a([1.0]), fmt="e3m4", raises=ValueError)
    e.edge("upper-case", x=a([1.0]), fmt="E4M3", raises=ValueError)
    e.shape("zero-dimensions", x=a(0.7), fmt="e5m2")
    e.shape("empty", x=np.zeros((0, 3)), fmt="e4m3")
    grid = np.arange(1.0, 16.0).reshape(3, 5) ** 1.7
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(grid, layout), fmt="e4m3")
    rng = np.random.default_rng(8)
    for n in (62_500, 250_000, 1_000_000):
        e.scale(f"numbers-{n}", x=rng.normal(size=n) * 100.0, fmt="e4m3", size=n)
    e.random(36, random_case, seed=81)
    few = hnp.arrays(np.float64, st.integers(0, 2), elements=st.sampled_from([0.0, 1.0, -0.3, 464.0, 500.0, np.inf]))
    formats = st.sampled_from([*both, "x"])
    e.strategy(
        st.fixed_dictionaries({"x": few, "fmt": formats}, optional={"saturate": st.just(True)}), valid=valid
    )

    e = cases.of("decode")
    e.example("some-codes", codes=a([0x38, 0xB9, 0x7E, 0x01], dtype=np.uint8), fmt="e4m3")
    e.example("the-same-in-e5m2", codes=a([0x38, 0xB9, 0x7B, 0x01], dtype=np.uint8), fmt="e5m2")
    every = np.arange(256).astype(np.uint8)
    for fmt in both:
        e.edge(f"all-{fmt}", codes=every, fmt=fmt)
    e.edge("unknown-format", codes=every[:3], fmt="e8m0", raises=ValueError)
    e.shape("zero-dimensions", codes=a(0x4D, dtype=np.uint8), fmt="e4m3")
    e.shape("empty", codes=np.zeros((0, 2), dtype=np.uint8), fmt="e5m2")
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, codes=Layout(every[3:243:16].reshape(3, 5), layout), fmt="e5m2")
    e.random(30, random_codes, seed=82)
    codes = st.lists(st.sampled_from([0, 1, 0x38, 0x7C, 0x7F, 0x80, 0xFE]), max_size=2)
    arrays = codes.map(lambda v: np.array(v, dtype=np.uint8))
    e.strategy(st.fixed_dictionaries({"codes": arrays, "fmt": formats}), valid=valid_codes)

    e = cases.of("quantize")
    e.example("e4m3", x=a([0.1, -0.7, 3.5, 0.02]), fmt="e4m3")
    e.example("e5m2", x=a([[1e-5, 2e-3], [-4e-4, 3e-8]]), fmt="e5m2")
    for fmt in both:
        top = numbers(fmt)[-2]
        tied = np.append(middles(fmt)[:-1], top)
        e.edge(f"ties-{fmt}", x=tied / 4, fmt=fmt)
        e.edge(f"zeros-{fmt}", x=np.zeros((2, 3)), fmt=fmt)
        e.edge(f"largest-is-negative-{fmt}", x=a([-9.0, 5.0, 0.3]), fmt=fmt)
        e.edge(f"large-{fmt}", x=a([3e29, -1e28, 7e20]), fmt=fmt)
        e.edge(f"tiny-{fmt}", x=a([3e-29, -1e-30, 7e-30]), fmt=fmt)
    e.edge("one-number", x=a([-0.3]), fmt="e5m2")
    e.edge("empty", x=np.zeros(0), fmt="e4m3", raises=ValueError)
    e.edge("nan", x=a([1.0, np.nan]), fmt="e4m3", raises=ValueError)
    e.edge("infinity", x=a([1.0, -np.inf]), fmt="e5m2", raises=ValueError)
    e.edge("unknown-format", x=a([1.0]), fmt="fp8", raises=ValueError)
    e.shape("float32-near-a-midpoint", x=a([-0.5724, 0.5936, -0.137], dtype=np.float32), fmt="e4m3")
    e.shape("float32", x=a([0.1, -0.7, 3.5], dtype=np.float32), fmt="e4m3")
    e.shape("fortran", x=Layout(grid, "fortran"), fmt="e5m2")
    e.random(30, random_quantize, seed=83)
    few = hnp.arrays(np.float64, st.integers(0, 2), elements=st.sampled_from([0.0, 1.0, -0.3, 7.0]))
    e.strategy(st.fixed_dictionaries({"x": few, "fmt": formats}), valid=valid_quantize)
