import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x):
    """True, or why this call is outside the task."""
    return (isinstance(x, np.ndarray) and x.dtype == np.float32 and x.size <= 10**6) or (
        "x is a float32 array of at most a million numbers."
    )


def valid_half(half):
    """True, or why this call is outside the task."""
    return (isinstance(half, np.ndarray) and half.dtype == np.uint16 and half.size <= 10**6) or (
        "half is a uint16 array of at most a million patterns."
    )


def f32(*patterns):
    return np.array(patterns, dtype=np.uint32).view(np.float32)


def numbers(*values):
    return np.array(values, dtype=np.float32)


def any_bits(seed, shape):
    return np.random.default_rng([16, seed]).integers(0, 2**32, size=shape, dtype=np.uint32).view(np.float32)


def random_case(rng, i):
    shape = [(9,), (3, 4), (2, 3, 2)][i % 3]
    if i % 2:
        return {"x": rng.integers(0, 2**32, size=shape, dtype=np.uint32).view(np.float32)}
    return {"x": (rng.normal(size=shape) * 2.0 ** rng.integers(-30, 20)).astype(np.float32)}


def random_half(rng, i):
    return {"half": rng.integers(0, 2**16, size=[(9,), (3, 4), (2, 3, 2)][i % 3], dtype=np.uint16)}


def build(cases):
    halves = np.arange(0x7C00, dtype=np.uint16).view(np.float16).astype(np.float64)
    middles = ((halves[1:] + halves[:-1]) / 2).astype(np.float32)
    signed = np.concatenate([halves, -halves]).astype(np.float32)

    specials = numbers(np.inf, -np.inf, 0.0, -0.0)
    nans = f32(0x7FC00000, 0xFFC00000, 0x7F800001, 0xFF800001, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F812345, 0x7FBFFFFF)

    e = cases.of("float16_bits")
    e.example("one-third", x=numbers(1.0, -2.0, 1 / 3, 65504.0))
    e.example("ties", x=numbers(2049.0, 2051.0, 2049.0625, -2051.0), note="Between 2048 and 4096 the step is 2.")
    e.example("around-the-ends", x=numbers(65519.0, 65520.0, 2.0**-24, 2.0**-25, -(2.0**-25) * 1.5))
    e.edge("specials", x=specials)
    e.edge("every-nan", x=nans)
    e.edge("all-values", x=signed)
    e.edge("all-midpoints", x=middles)
    e.edge("just-below-the-midpoints", x=np.nextafter(middles, numbers(0.0)))
    e.edge("just-above-the-midpoints", x=np.nextafter(-middles, numbers(-np.inf)))
    e.edge("overflow", x=numbers(65504.0, 65519.996, 65520.0, 65535.0, 65536.0, 1e5, -65520.0, -3e38))
    e.edge("below-the-normal-range", x=numbers(2.0**-14, 2.0**-14 - 2.0**-25, 2.0**-15, 3 * 2.0**-25, 5 * 2.0**-25))
    e.edge("nearly-nothing", x=f32(0x33000000, 0x33000001, 0x32FFFFFF, 0x00000001, 0x807FFFFF, 0x00800000, 0xB3000001))
    e.shape("zero-dimensions", x=np.array(0.1, dtype=np.float32))
    e.shape("empty", x=np.zeros((0, 3), dtype=np.float32))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(any_bits(1, (3, 5)), layout))
    for n in (62_500, 250_000, 1_000_000):
        e.scale(f"numbers-{n}", x=any_bits(2, n), size=n)
    e.random(30, random_case, seed=161)
    few = hnp.arrays(np.float32, st.integers(0, 3), elements=st.floats(width=32))
    e.strategy(st.fixed_dictionaries({"x": few}), valid=valid)

    e = cases.of("bfloat16_bits")
    e.example("one-third", x=numbers(1.0, -2.0, 1 / 3, 3.14159265))
    e.example("ties", x=numbers(257.0, 259.0, 257.001, -259.0), note="Between 256 and 512 the step is 2.")
    e.edge("specials", x=specials)
    e.edge("every-nan", x=nans)
    e.edge("overflow", x=f32(0x7F7F0000, 0x7F7F7FFF, 0x7F7F8000, 0x7F7FFFFF, 0xFF7FFFFF, 0xFF7F7FFF))
    e.edge("subnormal", x=f32(0x00000001, 0x00008000, 0x00008001, 0x00018000, 0x80017FFF, 0x007FFFFF, 0x807F8000))
    codes = np.arange(0, 0x7F80, 7, dtype=np.uint32) << 16
    for name, low in (("values", 0), ("midpoints", 0x8000), ("just-below", 0x7FFF), ("just-above", 0x8001)):
        e.edge(f"many-{name}", x=(codes | low | (codes << 15 & 0x80000000)).astype(np.uint32).view(np.float32))
    e.shape("zero-dimensions", x=np.array(0.1, dtype=np.float32))
    e.shape("empty", x=np.zeros((0, 3), dtype=np.float32))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(any_bits(3, (3, 5)), layout))
    for n in (62_500, 250_000, 1_000_000):
        e.scale(f"numbers-{n}", x=any_bits(4, n), size=n)
    e.random(30, random_case, seed=162)
    e.strategy(st.fixed_dictionaries({"x": few}), valid=valid)

    e = cases.of("float32_bits")
    e.example("some-numbers", half=np.array([0x3C00, 0xC000, 0x3555, 0x7BFF], dtype=np.uint16))
    e.example("subnormal", half=np.array([0x0001, 0x8003, 0x03FF, 0x0400], dtype=np.uint16))
    e.edge("specials", half=np.array([0x0000, 0x8000, 0x7C00, 0xFC00], dtype=np.uint16))
    e.edge("every-nan", half=np.array([0x7C01, 0x7E00, 0x7FFF, 0xFC01, 0xFE00, 0xFFFF], dtype=np.uint16))
    every = np.arange(65_536, dtype=np.uint16)
    e.edge("all-patterns", half=every)
    e.shape("zero-dimensions", half=np.array(0x1234, dtype=np.uint16))
    e.shape("empty", half=np.zeros((0, 2), dtype=np.uint16))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, half=Layout(every[5::5000].reshape(2, 7), layout))
    for n in (62_500, 250_000, 1_000_000):
        e.scale(f"patterns-{n}", half=np.resize(every * np.uint16(7919), n), size=n)
    e.random(30, random_half, seed=163)
    codes = st.sampled_from([0, 1, 0x8000, 0x3C00, 0x7C00, 0xFE00, 0x0400])
    few = st.lists(codes, max_size=3).map(lambda v: np.array(v, dtype=np.uint16))
    e.strategy(st.fixed_dictionaries({"half": few}), valid=valid_half)
