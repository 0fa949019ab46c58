import numpy as np
from gradus import Layout
from hypothesis import strategies as st

NAMES = (
    "norm1_weight",
    "norm1_bias",
    "W_q",
    "W_k",
    "W_v",
    "W_o",
    "norm2_weight",
    "norm2_bias",
    "W_1",
    "b_1",
    "W_2",
    "b_2",
)


def valid(x, params, num_heads, causal=False):
    """True, or why this call is outside the task."""
    if not isinstance(params, dict) or set(params) != set(NAMES):
        return "params holds the twelve arrays of the statement."
    for each in (x, *params.values()):
        each = np.asarray(each)
        if each.dtype.kind not in "iuf" or not (np.abs(each.astype(float)) <= 1e3).all():
            return "Arrays hold finite numbers of at most 1000 in size."
    if not isinstance(num_heads, int | np.integer) or isinstance(num_heads, bool) or num_heads < 1:
        return "num_heads is an integer of at least 1."
    if not isinstance(causal, bool | np.bool_):
        return "causal is True or False."
    x, p = np.asarray(x), {k: np.asarray(v) for k, v in params.items()}
    if x.ndim < 2 or 0 in x.shape[-2:] or p["W_q"].ndim != 2 or p["b_1"].ndim != 1:
        return "x is (..., n, D) with at least one token."
    D, inner, F = x.shape[-1], p["W_q"].shape[-1], len(p["b_1"])
    shapes = {k: (D,) for k in ("norm1_weight", "norm1_bias", "norm2_weight", "norm2_bias", "b_2")}
    shapes |= {"W_q": (D, inner), "W_k": (D, inner), "W_v": (D, inner), "W_o": (inner, D)}
    shapes |= {"W_1": (D, F), "b_1": (F,), "W_2": (F, D)}
    if any(p[k].shape != shape for k, shape in shapes.items()) or inner % num_heads or 0 in (inner, F):
        return "The shapes of params are those of the statement."
    z = np.abs(p["norm1_weight"].astype(float)) * np.sqrt(D) + np.abs(p["norm1_bias"].astype(float))
    reach = np.prod([np.linalg.norm(z @ np.abs(p[k].astype(float))) for k in ("W_q", "W_k")])
    return bool(reach <= 1e5) or "The scores are too large to be computed to the tolerance."


def valid_step(x, params, num_heads, pieces, twice=False):
    """True, or why these calls are outside the task."""
    ok = isinstance(pieces, list | tuple) and all(isinstance(size, int) and size >= 1 for size in pieces)
    if not ok or not pieces or np.ndim(x) < 2 or sum(pieces) != np.shape(x)[-2] or not isinstance(twice, bool):
        return "pieces are lengths of at least 1 that add up to the tokens of x."
    return valid(x, params, num_heads)


def block(seed, lead, n, D, heads, d, F, scale=1.0):
    rng = np.random.default_rng([1111, seed])
    inner = heads * d
    params = {
        "norm1_weight": rng.uniform(0.5, 1.5, size=D),
        "norm1_bias": rng.normal(scale=0.3, size=D),
        "W_q": scale * rng.normal(size=(D, inner)),
        "W_k": rng.normal(size=(D, inner)),
        "W_v": rng.normal(size=(D, inner)),
        "W_o": rng.normal(size=(inner, D)) / np.sqrt(inner),
        "norm2_weight": rng.uniform(0.5, 1.5, size=D),
        "norm2_bias": rng.normal(scale=0.3, size=D),
        "W_1": rng.normal(size=(D, F)),
        "b_1": rng.normal(scale=0.5, size=F),
        "W_2": rng.normal(size=(F, D)) / np.sqrt(F),
        "b_2": rng.normal(scale=0.5, size=D),
    }
    return {"x": 2.0 * rng.normal(size=(*lead, n, D)) + 0.5, "params": params, "num_heads": heads}


def cut(rng, n):
    pieces = []
    while sum(pieces) < n:
        pieces.append(int(rng.integers(1, n - sum(pieces) + 1)))
    return pieces


def random_block(rng, i):
    lead = [(), (2,), (3,), (2, 2)][i % 4]
    n, D, heads, d, F = (int(k) for k in rng.integers(1, (6, 6, 4, 4, 7)))
    case = block(100 + i, lead, n, D, heads, d, F)
    return case | {"causal": True} if i % 2 else case


def random_step(rng, i):
    case = random_block(rng, i)
    case.pop("causal", None)
    pieces = cut(rng, case["x"].shape[-2])
    return case | {"pieces": pieces} | ({"twice": True} if i % 3 == 0 else {})


def build(cases):
    e = cases.of("transformer_block")
    a = np.array
    params = {
        "norm1_weight": np.ones(3),
        "norm1_bias": np.zeros(3),
        "W_q": a([[1.0], [0.0], [0.0]]),
        "W_k": a([[1.0], [0.5], [0.0]]),
        "W_v": a([[0.0], [1.0], [2.0]]),
        "W_o": a([[1.0, -1.0, 0.5]]),
        "norm2_weight": a([1.0, 0.5, 1.0]),
        "norm2_bias": a([0.0, 0.0, 0.5]),
        "W_1": a([[1.0, 0.0], [0.0, 1.0], [0.5, 1.0]]),
        "b_1": a([0.5, 0.25]),
        "W_2": a([[1.0, 0.0, -0.5], [0.0, 2.0, 1.0]]),
        "b_2": a([0.1, 0.0, -0.2]),
    }
    small = {"x": a([[2.0, -1.0, -1.0], [0.0, 3.0, -3.0]]), "params": params, "num_heads": 1}
    e.example("two-tokens", **small)
    e.example("causal", **small, causal=True, note="The last token is as before; the first one no longer sees it.")
    e.edge("one-token", **block(2, (2,), 1, 4, 2, 3, 5))
    e.edge("one-token-causal", **block(3, (2,), 1, 4, 2, 3, 5), causal=True)
    e.edge("one-head", **block(4, (2,), 3, 4, 1, 5, 6), causal=True)
    e.edge("heads-of-one", **block(5, (2,), 3, 4, 3, 1, 6))
    e.edge("odd-heads", **block(6, (2,), 4, 6, 2, 3, 5))
    e.edge("width-of-one", **block(7, (2,), 3, 1, 2, 2, 3), note="A token of one element is its norm's bias.")
    flat = block(8, (), 3, 4, 2, 2, 5)
    e.edge(
        "constant-token", **flat | {"x": flat["x"] * np.array([[1.0], [0.0], [1.0]]) + np.array([[0.0], [3.0], [0.0]])}
    )
    e.edge("no-batches", **block(9, (0,), 3, 4, 2, 2, 5))
    e.shape("two-leading-axes", **block(10, (2, 3), 4, 5, 2, 3, 6), causal=True)
    e.shape("everything-four", **block(11, (4,), 4, 4, 2, 2, 4), causal=True)
    e.shape("wide-network", **block(12, (2,), 3, 2, 2, 2, 16))
    whole = {
        k: np.arange(1, 1 + v.size).reshape(v.shape) % 3 for k, v in block(13, (), 3, 2, 2, 1, 3)["params"].items()
    }
    e.shape("integers", x=np.array([[1, 5], [0, 2], [7, 3]]), params=whole, num_heads=2)
    e.shape(
        "negative-integers",
        x=np.array([[-1, 5], [0, -2]]),
        params={k: v - 1 for k, v in whole.items()},
        num_heads=2,
        causal=True,
    )
    e.shape(
        "unsigned",
        x=np.array([[200, 5], [3, 250]], np.uint8),
        params={k: v.astype(np.uint8) for k, v in whole.items()},
        num_heads=2,
        causal=True,
    )
    laid = block(14, (2,), 3, 4, 2, 3, 5)
    for layout in ("fortran", "strided", "readonly"):
        params = {k: Layout(v, layout) for k, v in laid["params"].items()}
        e.shape(layout, x=Layout(laid["x"], layout), params=params, num_heads=2)
    e.stability("large-scores", **block(15, (2,), 4, 5, 2, 3, 6, scale=60.0))
    e.stability("large-scores-causal", **block(16, (2,), 4, 5, 2, 3, 6, scale=60.0), causal=True)
    far = block(17, (2,), 3, 4, 2, 3, 5)
    low = block(27, (), 4, 2, 1, 1, 3)
    flat_norm = {"norm1_weight": a([0.01, 0.02]), "norm1_bias": np.ones(2)}
    steep = {"W_q": a([[150.0], [100.0]]), "W_k": a([[-100.0], [-80.0]])}
    low["params"] |= flat_norm | steep
    e.stability("all-scores-below-minus-40000", **low, causal=True, note="A hidden score of -1e4 would win.")
    e.stability("tiny-tokens", **far | {"x": 1e-4 * far["x"]}, causal=True)
    e.stability("large-tokens", **far | {"x": 100.0 * far["x"]})
    high = far | {"x": 900.0 + 0.002 * far["x"], "params": far["params"] | {"W_o": 100.0 * far["params"]["W_o"]}}
    e.stability("mean-far-above-the-spread", **high, note="The mean of squares less the square of the mean cancels.")
    e.random(32, random_block, seed=1111)

    s = cases.of("transformer_step")
    s.example("one-at-a-time", **small, pieces=[1, 1], note="Equal to the causal block of the examples above.")
    s.example("prompt-then-one", **block(18, (), 3, 2, 2, 1, 2), pieces=[2, 1])
    six = block(19, (2,), 6, 4, 2, 3, 5)
    s.edge("one-piece", **six, pieces=[6])
    s.edge("six-steps", **six, pieces=[1, 1, 1, 1, 1, 1])
    s.edge("uneven", **six, pieces=[1, 3, 2])
    s.edge("prompt", **six, pieces=[4, 1, 1])
    s.edge("same-cache-twice", **six, pieces=[2, 1, 1, 2], twice=True, note="A second continuation of each prefix.")
    s.edge("one-token", **block(20, (2,), 1, 4, 2, 3, 5), pieces=[1])
    s.edge("one-head", **block(21, (2,), 3, 4, 1, 3, 5), pieces=[1, 2])
    s.edge("no-batches", **block(22, (0,), 3, 4, 2, 2, 5), pieces=[2, 1])
    s.shape("two-leading-axes", **block(23, (2, 3), 4, 5, 3, 2, 6), pieces=[1, 2, 1])
    s.shape("as-many-heads-as-tokens", **block(24, (), 4, 4, 4, 4, 4), pieces=[2, 2])
    s.shape("integers", x=np.array([[1, 5], [0, 2], [7, 3]]), params=whole, num_heads=2, pieces=[1, 1, 1])
    s.stability("large-scores", **block(25, (2,), 5, 5, 2, 3, 6, scale=60.0), pieces=[2, 1, 2])
    for n in (128, 256, 512, 1024):
        s.scale(f"tokens-{n}", **block(26, (), n, 32, 4, 8, 64, scale=0.1), pieces=[1] * n, size=n)
    s.random(32, random_step, seed=1112)

    def drawn(sizes, step):
        seed, n, D, heads, d, F = sizes
        case = block(1000 + seed, (), n, D, heads, d, F)
        params = {k: np.round(v) for k, v in case["params"].items()}
        needed = {"x": st.just(np.round(case["x"])), "params": st.just(params), "num_heads": st.just(heads)}
        if step:
            pieces = st.sampled_from([[n], [1] * n, [1, n - 1] if n > 1 else [1]])
            return st.fixed_dictionaries(needed | {"pieces": pieces}, optional={"twice": st.just(True)})
        return st.fixed_dictionaries(needed, optional={"causal": st.just(True)})

    sizes = st.tuples(st.integers(0, 3), *[st.integers(1, 2)] * 5)
    e.strategy(sizes.flatmap(lambda size: drawn(size, False)), valid=valid)
    s.strategy(sizes.flatmap(lambda size: drawn(size, True)), valid=valid_step)
