import numpy as np
from gradus import Layout
from hypothesis import strategies as st

MIDDLES = (np.array([-0.6961928009986877 - 1, -0.6961928009986877 - 0.5250730514526367,
    -0.5250730514526367 - 0.39491748809814453, -0.39491748809814453 - 0.28444138169288635,
    -0.28444138169288635 - 0.18477343022823334, -0.18477343022823334 - 0.09105003625154495,
    0.07958029955625534 + 0.16093020141124725, 0.16093020141124725 + 0.24611230194568634,
    0.24611230194568634 + 0.33791524171829224, 0.33791524171829224 + 0.44070982933044434,
    0.44070982933044434 + 0.5626170039176941, 0.5626170039176941 + 0.7229568362236023,
    0.7229568362236023 + 1]) / 2)  # fmt: skip
BESIDE_ZERO = np.array([-0.09105003625154495, 0.07958029955625534]) / 2


def parts(x, size):
    return [x[start : start + size] for start in range(0, x.size, size)]


def integer(*numbers):
    return all(type(n) is int and 1 <= n <= 10**6 for n in numbers)


def valid(w, block_size=64, group_size=256):
    """True, or why this call is outside the task."""
    if not isinstance(w, np.ndarray) or w.dtype.kind not in "iuf" or w.size > 10**5 or w.ndim == 0:
        return "w is an array of at most 100,000 numbers with one axis or more."
    if not integer(block_size, group_size):
        return "block_size and group_size are integers from 1 to a million."
    w = w.astype(float).ravel()
    if w.size == 0 or not np.isfinite(w).all():
        return True
    sizes = np.abs(w[w != 0])
    if sizes.size and (sizes.max() > 1e30 or sizes.min() < 1e-30):
        return "Magnitudes are 0 or between 1e-30 and 1e30."
    scales = np.array([np.abs(block).max() for block in parts(w, block_size)])
    for block, scale in zip(parts(w, block_size), scales):
        x = block / scale if scale else block
        if (np.abs(x[:, None] - MIDDLES) < 1e-9).any():
            return "A weight is too close to the middle of two levels."
        near = np.abs(x[:, None] - BESIDE_ZERO)
        if ((near < 1e-9) & ((near != 0) | (np.frexp(scale)[0] != 0.5))).any():
            return "A weight is too close to the middle of two levels."
    for group in parts(scales - scales.mean(), group_size):
        most = np.abs(group).max()
        if most == 0 and (scales.size == 1 or scales.max() == 0 or np.frexp(scales[0])[0] == 0.5):
            continue
        if most < 1e-4 * scales.mean():
            return "The scales of a group are too close to their mean."
        quotient = np.abs(group) / (most / 127)
        if (np.abs(quotient - np.floor(quotient) - 0.5) < 1e-8).any():
            return "A quantized scale is too close to a half."
    return True


def valid_dequantize(codes, scale_codes, group_scales, offset, block_size=64, group_size=256):
    """True, or why this call is outside the task."""
    if not integer(block_size, group_size):
        return "block_size and group_size are integers from 1 to a million."
    if not isinstance(codes, np.ndarray) or codes.dtype.kind not in "iu" or not 1 <= codes.size <= 10**5:
        return "codes is an array of integers."
    if codes.min() < 0 or codes.max() > 15 or codes.ndim == 0:
        return "Codes are from 0 to 15."
    blocks = -(-codes.size // block_size)
    z, t = scale_codes, group_scales
    if (
        not isinstance(z, np.ndarray)
        or z.dtype.kind not in "iu"
        or z.shape != (blocks,)
        or np.abs(z.astype(int)).max() > 127
    ):
        return "scale_codes has an integer from -127 to 127 for each block."
    if not isinstance(t, np.ndarray) or t.dtype != np.float64 or t.shape != (-(-blocks // group_size),):
        return "group_scales has a float64 for each group."
    if not ((t >= 1e-35) & (t <= 1e30)).all() or not isinstance(offset, float) or not 0 <= offset <= 1e30:
        return "Scales are finite and positive, the offset 0 or more."
    scales = offset + np.repeat(t, group_size)[:blocks] * z
    far = np.abs(scales) >= 1e-4 * (offset + np.repeat(t, group_size)[:blocks] * np.abs(z.astype(float)))
    return bool(far.all()) or "A scale is lost in rounding."


def valid_forward(x, quantized, A, B, alpha, block_size=64, group_size=256):
    """True, or why this call is outside the task."""
    if not isinstance(quantized, tuple) or len(quantized) != 4:
        return "quantized is a tuple of four."
    sound = valid_dequantize(*quantized, block_size, group_size)
    if sound is not True:
        return sound
    codes, _, t, offset = quantized
    if codes.ndim != 2 or offset > 1e6 or t.max() > 1e6:
        return "The weights are a matrix, and at most 1e6 in size."
    for each in (x, A, B):
        if (
            not isinstance(each, np.ndarray)
            or each.dtype.kind not in "iuf"
            or not (np.abs(each.astype(float)) <= 1e6).all()
        ):
            return "x, A and B hold finite numbers of at most 1e6."
    if A.ndim != 2 or B.ndim != 2 or x.ndim == 0 or 0 in A.shape:
        return "A and B are matrices, and x has an axis."
    if A.shape[1] != codes.shape[1] or B.shape != (codes.shape[0], A.shape[0]) or x.shape[-1] != codes.shape[1]:
        return "The shapes fit."
    return (type(alpha) in (int, float) and abs(alpha) <= 1e6) or "alpha is a number of at most 1e6."


def random_case(rng, i):
    shape = [(7,), (3, 5), (2, 3, 4), (40, 3)][i % 4]
    w = rng.normal(size=shape) * 10.0 ** rng.uniform(-2, 2, size=shape[-1])
    return {"w": w, "block_size": int(rng.integers(1, 9)), "group_size": int(rng.integers(1, 5))}


def stored(rng, shape, block_size, group_size):
    size = int(np.prod(shape))
    blocks = -(-size // block_size)
    z = rng.integers(-127, 128, size=blocks)
    t = rng.uniform(1e-3, 9e-3, size=-(-blocks // group_size))
    return rng.integers(0, 16, size=shape), z, t, float(rng.uniform(1.5, 3.0))


NAMES = ("codes", "scale_codes", "group_scales", "offset")


def random_dequantize(rng, i):
    shape = [(7,), (3, 5), (2, 3, 4)][i % 3]
    sizes = {"block_size": int(rng.integers(1, 9)), "group_size": int(rng.integers(1, 5))}
    return dict(zip(NAMES, stored(rng, shape, **sizes))) | sizes


def random_forward(rng, i):
    o, n, r = (int(k) for k in rng.integers(1, (6, 6, 4)))
    sizes = {"block_size": int(rng.integers(1, 9)), "group_size": int(rng.integers(1, 4))}
    lead = [(), (3,), (2, 2)][i % 3]
    arrays = {"x": rng.normal(size=(*lead, n)), "A": rng.normal(size=(r, n)), "B": rng.normal(size=(o, r)) - 0.3}
    return arrays | {"quantized": stored(rng, (o, n), **sizes), "alpha": float(rng.normal() * 4)} | sizes


def build(cases):
    a = np.array
    e = cases.of("quantize_nf4")
    e.example("two-blocks", w=a([0.5, -0.1, 0.02, -2.0, 1.1, 0.3]), block_size=3, note="The scales are 0.5 and 2.")
    e.example("three-groups", w=a([[0.7, 3.0], [-1.0, 0.2], [4.0, 9.0]]), block_size=1, group_size=2)
    ties = np.array([1.0, *BESIDE_ZERO, -1.0])
    e.edge("ties-beside-zero", w=np.concatenate([ties, 8 * ties]), block_size=4)
    fine = np.linspace(-1.0, 1.0, 97)
    e.edge("all-levels", w=a([*fine, *(3 * fine + 0.01)])[None], block_size=97)
    e.edge("zero-blocks", w=a([[0.0, 0.0, 3.0, 0.5], [0.0, -0.0, 0.0, 0.0]]), block_size=2)
    e.edge("all-zero", w=np.zeros((2, 3)), block_size=2, group_size=2)
    e.edge("zero-group", w=a([2.0, -1.0, 2.0, 4.0, -1.0, 3.0]), block_size=1, group_size=2)
    e.edge("one-block", w=a([0.3, -0.7, 0.2]))
    e.edge("one-weight", w=a([[-0.2]]), block_size=1)
    e.edge("same-scales", w=a([4.0, 1.0, -4.0, 3.0, 0.5, 4.0]), block_size=2)
    e.edge("blocks-cross-rows", w=a([[1.0, -5.0, 0.2], [0.7, 9.0, 0.3], [-0.4, 0.1, 2.0]]), block_size=2, group_size=3)
    rng = np.random.default_rng(1321)
    w = rng.normal(size=(3, 50))
    w[1, 14] = 9.0  # the first weight of the second block
    e.edge("default-blocks", w=w, group_size=2)
    w = rng.normal(size=300)
    w[256] = 30.0  # the first block of the second group
    e.edge("default-groups", w=w, block_size=1)
    for name, w in (("none", np.zeros((0, 4))), ("nan", a([1.0, np.nan])), ("infinity", a([[2.0], [-np.inf]]))):
        e.edge(name, w=w, block_size=2, raises=ValueError)
    grid = np.arange(1.0, 22.0).reshape(3, 7) ** 1.3 * a([1.0, -1.0, 1.0, 1.0, -1.0, 1.0, -1.0])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, w=Layout(grid, layout), block_size=4, group_size=3)
    e.shape("smallest-int8", w=a([[-128, 100, 3], [7, 90, -50]], dtype=np.int8), block_size=2)
    e.shape("unsigned", w=a([[250, 100, 3, 60]], dtype=np.uint8), block_size=3, group_size=1)
    e.stability("tiny", w=1e-29 * a([[1.0, 7.0, -2.3]]), block_size=2)
    e.stability("large", w=1e29 * a([[1.0, 7.0, -2.3]]), block_size=2)
    e.random(30, random_case, seed=1321)
    values = st.lists(st.sampled_from([0.0, 1.0, -2.0, 0.3, 5.0]), min_size=1, max_size=5).map(np.array)
    inputs = {"w": values, "block_size": st.integers(1, 3), "group_size": st.integers(1, 2)}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid)

    e = cases.of("dequantize_nf4")
    packed = (a([[15, 0, 7], [3, 8, 12]]), a([127, -40, 64]), a([0.01, 0.5]), 6.0)
    sizes = {"block_size": 2, "group_size": 2}
    e.example("three-blocks", **dict(zip(NAMES, packed)), **sizes)
    e.edge("every-level", codes=np.arange(16), scale_codes=a([0]), group_scales=a([1.0]), offset=1.0, block_size=16)
    e.edge("zero-block", codes=a([7, 7, 15]), scale_codes=a([3, -9]), group_scales=a([0.25]), offset=4.0, block_size=2)
    byte = [packed[0].astype(np.uint8), packed[1].astype(np.int8), *packed[2:]]
    e.shape("bytes", **dict(zip(NAMES, byte)), **sizes)
    rng = np.random.default_rng(1322)
    e.edge("default-blocks", **dict(zip(NAMES, stored(rng, (2, 70), 64, 2))), group_size=2)
    e.edge("default-groups", **dict(zip(NAMES, stored(rng, (2, 130), 1, 256))), block_size=1)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, **dict(zip(NAMES, [Layout(packed[0], layout), *packed[1:]])), **sizes)
    e.random(30, random_dequantize, seed=1322)
    some = st.sampled_from([a([15, 3]), a([[0], [9]])])
    rest = {"scale_codes": st.sampled_from([a([1, -2]), a([5, 0])]), "group_scales": st.sampled_from([a([0.5])])}
    rest |= {"offset": st.sampled_from([3.0, 0.25]), "block_size": st.just(1)}
    e.strategy(st.fixed_dictionaries({"codes": some} | rest), valid=valid_dequantize)

    e = cases.of("qlora_forward")
    x, A, B = (
        a([[1.0, 2.0, -1.0], [0.5, 0.0, 4.0]]),
        a([[1.0, 0.0, 2.0], [0.5, 1.0, 1.0]]),
        a([[2.0, 0.0], [1.0, -3.0]]),
    )
    e.example("rank-two", x=x, quantized=packed, A=A, B=B, alpha=4.0, **sizes)
    e.edge("no-update", x=x, quantized=packed, A=A, B=np.zeros((2, 2)), alpha=4.0, **sizes)
    e.edge(
        "rank-three",
        x=x[0],
        quantized=packed,
        A=a([*A, [7.0, 1.0, 0.0]]),
        B=a([[1.0, 2.0, 3.0], [5.0, 0.0, 4.0]]),
        alpha=-1,
        **sizes,
    )
    e.edge("no-rows", x=np.zeros((0, 3)), quantized=packed, A=A, B=B, alpha=4.0, **sizes)
    e.edge(
        "default-blocks",
        x=rng.normal(size=70),
        quantized=stored(rng, (2, 70), 64, 2),
        A=rng.normal(size=(1, 70)),
        B=a([[2.0], [0.7]]),
        alpha=0.5,
        group_size=2,
    )
    e.edge(
        "default-groups",
        x=rng.normal(size=130),
        quantized=stored(rng, (2, 130), 1, 256),
        A=rng.normal(size=(1, 130)),
        B=a([[2.0], [0.7]]),
        alpha=0.5,
        block_size=1,
    )
    e.shape(
        "square",
        x=rng.normal(size=(3, 3)),
        quantized=stored(rng, (3, 3), 2, 2),
        A=rng.normal(size=(3, 3)),
        B=rng.normal(size=(3, 3)),
        alpha=2.0,
        **sizes,
    )
    whole = {
        "x": a([[200, 3, 9]], dtype=np.uint8),
        "A": a([[100, 0, 2]], dtype=np.uint8),
        "B": a([[90], [7]], dtype=np.uint8),
    }
    e.shape("unsigned", **whole, quantized=packed, alpha=3, **sizes)
    e.random(30, random_forward, seed=1323)
    row = st.sampled_from([a([1.0, 2.0, -1.0]), a([[0.5, 0.0, 4.0]])])
    kept = {"quantized": st.just(packed), "A": st.just(A), "B": st.just(B), "alpha": st.sampled_from([1.0, 4.0])}
    kept |= {name: st.just(size) for name, size in sizes.items()}
    e.strategy(st.fixed_dictionaries({"x": row} | kept), valid=valid_forward)
