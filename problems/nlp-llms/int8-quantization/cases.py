import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def near_half(quotient, scale):
    """Whether a quotient is close to a half though its scale is no power of two."""
    undecided = np.abs(np.abs(quotient - np.floor(quotient)) - 0.5) < 1e-9
    return bool((undecided & (np.frexp(scale)[0] != 0.5)).any())


def valid(x, axis=None, symmetric=True):
    """True, or why this call is outside the task."""
    if not isinstance(x, np.ndarray) or x.ndim == 0 or x.dtype.kind not in "iuf" or x.size > 10**5:
        return "x is an array of at most 100,000 numbers with at least one axis."
    if type(symmetric) is not bool or not (axis is None or (type(axis) is int and -x.ndim <= axis < x.ndim)):
        return "axis is None or an axis of x, and symmetric a bool."
    x = x.astype(float)
    if x.size == 0 or not np.isfinite(x).all():
        return True
    sizes = np.abs(x[x != 0])
    if sizes.size and (sizes.max() > 1e30 or sizes.min() < 1e-30):
        return "Magnitudes are 0 or between 1e-30 and 1e30."
    others = None if axis is None else tuple(i for i in range(x.ndim) if i != axis % x.ndim)
    low, high = np.minimum(x.min(axis=others, keepdims=True), 0), np.maximum(x.max(axis=others, keepdims=True), 0)
    scale = np.maximum(-low, high) / 127 if symmetric else (high - low) / 255
    scale = np.where(scale > 0, scale, 1.0)
    if near_half(x / scale, scale) or (not symmetric and near_half(low / scale, scale)):
        return "A quotient is too close to a half."
    return True


def int8(codes):
    return isinstance(codes, np.ndarray) and codes.dtype == np.int8 and codes.size <= 10**5


def fits(scale, zero, shape):
    """Whether a scale and a zero point are plain or broadcast to codes of this shape."""
    for each, kinds in ((scale, "f"), (zero, "i")):
        array = np.asarray(each)
        if array.dtype.kind not in kinds + "i" or array.ndim not in (0, len(shape)):
            return False
        if array.ndim and any(have not in (1, want) for have, want in zip(array.shape, shape)):
            return False
    numbers = np.asarray(scale, dtype=float)
    return bool(((numbers >= 1e-30) & (numbers <= 1e30)).all() and (np.abs(np.asarray(zero, dtype=float)) <= 128).all())


def valid_dequantize(codes, scale, zero_point=0):
    """True, or why this call is outside the task."""
    if not int8(codes):
        return "codes is an array of int8."
    return fits(scale, zero_point, codes.shape) or "scale and zero_point broadcast against codes."


def valid_matmul(a, a_scale, a_zero, b, b_scale, b_zero):
    """True, or why this call is outside the task."""
    if not int8(a) or not int8(b) or a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
        return "a and b are int8 arrays of shapes (m, k) and (k, n)."
    sound = fits(a_scale, a_zero, (len(a), 1)) and fits(b_scale, b_zero, (1, b.shape[1]))
    return sound or "The scales and zero points of a are scalars or (m, 1), those of b scalars or (1, n)."


def random_case(rng, i):
    shape = [(7,), (3, 4), (2, 3, 5)][i % 3]
    x = rng.normal(loc=rng.uniform(-2, 2), size=shape) * 10.0 ** rng.uniform(-4, 4)
    if i % 5 == 4:
        x = rng.integers(-90, 90, size=shape)
    case = {"x": x, "symmetric": bool(i % 2)}
    return case | ({"axis": int(rng.integers(-len(shape), len(shape)))} if i % 4 > 1 else {})


def random_codes(rng, i):
    shape = [(6,), (3, 4), (2, 3, 4)][i % 3]
    codes = rng.integers(-128, 128, size=shape).astype(np.int8)
    if i % 2:
        return {"codes": codes, "scale": float(rng.uniform(0.01, 3)), "zero_point": int(rng.integers(-128, 128))}
    channel = (*[1] * (len(shape) - 1), shape[-1])
    zero = rng.integers(-128, 128, size=channel)
    return {"codes": codes, "scale": rng.uniform(0.01, 3, size=channel), "zero_point": zero.astype(np.int8)}


def random_matmul(rng, i):
    m, k, n = (int(d) for d in rng.integers(1, 7, size=3))
    case = {}
    for name, shape, channel in (("a", (m, k), (m, 1)), ("b", (k, n), (1, n))):
        case[name] = rng.integers(-128, 128, size=shape).astype(np.int8)
        case[f"{name}_scale"] = float(rng.uniform(0.01, 3))
        case[f"{name}_zero"] = int(rng.integers(-128, 128))
        if (name == "a" and i % 3 == 1) or (name == "b" and i % 2):
            case[f"{name}_scale"] = rng.uniform(0.01, 3, size=channel)
            case[f"{name}_zero"] = rng.integers(-128, 128, size=channel)
    return case


def build(cases):
    a = np.array
    e = cases.of("quantize")
    e.example("symmetric", x=a([0.3, -1.0, 0.254, 0.0]))
    e.example("affine", x=a([0.0, 0.4, 2.56, 1.27, -0.5]), symmetric=False)
    e.example("one-scale-a-row", x=a([[0.5, -2.0, 1.1], [30.0, 10.0, -5.0]]), axis=0)
    ties = a([0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.5, -125.5])
    e.edge("half-to-even", x=np.append(ties, 127.0))
    e.edge("half-to-even-below", x=np.append(ties, -127.0))
    e.edge("half-to-even-affine", x=np.append(ties[:6], [200.0, -55.0]), symmetric=False)
    e.edge("half-to-even-affine-even-zero", x=np.append(ties[:6], [201.0, -54.0]), symmetric=False)
    e.edge("zero-point-between", x=a([153.5, -101.5, 0.0, 7.0]), symmetric=False)
    e.edge("above-the-last-code", x=a([101.5, -153.5, 3.0]), symmetric=False)
    e.edge("all-positive", x=a([2.0, 3.7, 9.1]), symmetric=False)
    e.edge("all-negative", x=a([-2.0, -3.7, -9.1]), symmetric=False)
    e.edge("all-negative-symmetric", x=a([-2.0, -3.7, -9.1]))
    e.edge("constant", x=np.full((2, 3), 0.7))
    e.edge("constant-affine", x=np.full(4, 0.7), symmetric=False)
    e.edge("constant-negative-affine", x=np.full(4, -0.7), symmetric=False)
    e.edge("zeros", x=np.zeros((2, 2)))
    e.edge("zeros-affine", x=np.zeros(3), symmetric=False)
    rows = a([[0.0, 0.0, 0.0], [1.0, -2.2, 0.6], [5.0, 5.0, 5.0], [-3.0, -1.0, -0.4]])
    e.edge("zero-and-constant-channels", x=rows, axis=0)
    e.edge("zero-and-constant-channels-affine", x=rows, axis=0, symmetric=False)
    e.edge("along-the-last-axis", x=rows, axis=-1, symmetric=False)
    block = np.arange(24.0).reshape(2, 3, 4) ** 1.5 - 31.0
    for axis in (0, 1, -1):
        e.edge(f"three-axes-{axis % 3}", x=block, axis=axis, symmetric=axis == 1)
    e.edge("channels-of-one", x=a([0.3, -4.0, 0.0]), axis=0)
    e.edge("one-number", x=a([-0.2]))
    e.edge("empty", x=np.zeros((0, 3)), raises=ValueError)
    e.edge("no-channels", x=np.zeros((0, 3)), axis=0, raises=ValueError)
    e.edge("nan", x=a([1.0, np.nan]), raises=ValueError)
    e.edge("infinity", x=a([1.0, -np.inf]), symmetric=False, raises=ValueError)
    e.shape("smallest-int8", x=a([[-128, 100], [3, 90]], dtype=np.int8))
    e.shape("unsigned", x=a([[250, 3, 0], [77, 18, 9]], dtype=np.uint8), axis=0, symmetric=False)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(rows, layout), axis=1)
    e.stability("tiny", x=1e-30 * a([1.0, 7.0, -23.0]))
    e.stability("large", x=1e29 * a([1.0, 7.0, -2.3]), symmetric=False)
    e.stability("far-from-zero", x=a([1000.0, 1000.1, 1000.3]), symmetric=False)
    e.random(36, random_case, seed=88)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.3, 127.0])
    grids = st.lists(values, min_size=4, max_size=4).map(lambda v: np.array(v).reshape(2, 2))
    options = {"axis": st.sampled_from([0, 1]), "symmetric": st.just(False)}
    e.strategy(st.fixed_dictionaries({"x": grids}, optional=options), valid=valid)

    e = cases.of("dequantize")
    codes = a([[-128, -1, 0], [5, 100, 127]], dtype=np.int8)
    e.example("no-zero-point", codes=codes, scale=0.25)
    e.example("zero-point", codes=codes, scale=0.5, zero_point=-28)
    e.edge("widest-difference", codes=a([-128, 127], dtype=np.int8), scale=0.1, zero_point=a([127], dtype=np.int8))
    e.edge("lowest-zero-point", codes=codes, scale=2.0, zero_point=-128)
    e.edge("for-each-row", codes=codes, scale=a([[0.1], [3.0]]), zero_point=a([[100], [-7]]))
    e.edge("for-each-column", codes=codes, scale=a([[0.1, 3.0, 0.7]]), zero_point=a([[-100, 7, 0]], dtype=np.int8))
    e.shape("no-codes", codes=np.zeros((0, 2), dtype=np.int8), scale=0.3)
    e.shape("readonly", codes=Layout(codes, "readonly"), scale=0.3, zero_point=4)
    e.random(30, random_codes, seed=89)
    few = st.lists(st.sampled_from([-128, 0, 3, 127]), min_size=1, max_size=3).map(lambda v: np.array(v, dtype=np.int8))
    zeros = st.sampled_from([-128, 1, 127])
    e.strategy(
        st.fixed_dictionaries({"codes": few, "scale": st.sampled_from([0.5, 2.0])}, optional={"zero_point": zeros}),
        valid=valid_dequantize,
    )

    e = cases.of("int8_matmul")
    left, right = a([[1, -2, 3], [100, 120, -128]], dtype=np.int8), a([[4, 0], [-5, 127], [90, 6]], dtype=np.int8)
    e.example("small", a=left, a_scale=0.5, a_zero=1, b=right, b_scale=0.25, b_zero=-2)
    one = {"a": left, "a_scale": 0.5, "b": right, "b_scale": 0.3}
    e.edge("no-zero-points", **one, a_zero=0, b_zero=0)
    e.edge("zero-point-of-a-alone", **one, a_zero=-128, b_zero=0)
    e.edge("zero-point-of-b-alone", **one, a_zero=0, b_zero=127)
    e.edge("rows-and-columns", a=left, a_scale=a([[0.5], [2.0]]), a_zero=a([[127], [-3]]), b=right,
           b_scale=a([[0.1, 7.0]]), b_zero=a([[-128, 9]]))  # fmt: skip
    narrow = {"a_zero": a([[127], [-128]], dtype=np.int8), "b_zero": a([[-128, 127]], dtype=np.int8)}
    e.edge("narrow-zero-points", **one, **narrow)
    none = np.zeros((2, 0), dtype=np.int8)
    e.edge("nothing-to-sum", a=none, a_scale=0.5, a_zero=3, b=none.T, b_scale=0.2, b_zero=-4)
    e.edge("one-number", a=left[:1, :1], a_scale=0.5, a_zero=9, b=right[:1, :1], b_scale=3.0, b_zero=2)
    ends = np.full((1, 800), 127, dtype=np.int8)
    ends[0, 7] = 126
    e.stability("long-sum", a=ends, a_scale=1.0, a_zero=-128, b=-ends.T, b_scale=1.0, b_zero=126)
    scales = {"a_scale": 0.5, "a_zero": 1, "b_scale": 0.2, "b_zero": 5}
    e.shape("fortran", a=Layout(left, "fortran"), b=Layout(right, "readonly"), **scales)
    e.random(30, random_matmul, seed=90)
    pairs = st.tuples(few, few).map(lambda pair: (pair[0][None, :1], pair[1][:1, None]))
    e.strategy(
        st.builds(
            lambda pair, z, w: {"a": pair[0], "a_scale": 0.5, "a_zero": z, "b": pair[1], "b_scale": 2.0, "b_zero": w},
            pairs, zeros, zeros,
        ),
        valid=valid_matmul,
    )  # fmt: skip
